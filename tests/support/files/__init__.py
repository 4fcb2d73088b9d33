"""Files of a kind, made by hand, and a page to read them back."""
