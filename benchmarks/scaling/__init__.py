"""Libraries of any size, made around a real one, and what is measured on them."""
