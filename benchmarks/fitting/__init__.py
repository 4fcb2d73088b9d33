"""What learns the constants of the program from data."""
