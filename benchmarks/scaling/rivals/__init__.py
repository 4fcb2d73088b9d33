"""What people would use instead, each over the same passages and vectors."""
