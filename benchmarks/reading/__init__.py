"""Reading of real files."""
