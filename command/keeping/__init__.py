"""The commands by which what a home holds is kept: check, backup, restore."""
