"""What programs ask and what they are answered, checked."""
