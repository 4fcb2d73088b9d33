"""Reports beside the library."""
