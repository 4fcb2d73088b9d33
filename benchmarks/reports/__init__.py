"""What a review of a report finds in it, measured."""
