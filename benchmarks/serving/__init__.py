"""What the server takes: requests a second, how long they take, memory."""
