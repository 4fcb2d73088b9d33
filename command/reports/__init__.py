"""The `pmqa` commands that set texts beside the library: review, shared."""
