"""What is done to the program to break it, each in bounds: a module a kind of harm."""
