"""Commands that keep a library from loss."""
