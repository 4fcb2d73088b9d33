"""The command `pmqa`. Knows all packages."""
