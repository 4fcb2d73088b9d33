"""Files of every kind to numbered lines."""
