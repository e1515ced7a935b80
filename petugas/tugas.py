"""What is owed in this app."""
