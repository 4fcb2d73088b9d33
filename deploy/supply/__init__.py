"""What the program is made of: what it needs, a list of it with licences, what is known against it."""
