"""What the server is made to bear: a crowd during ingests, parked connections, floods, harm done to it."""
