"""What is needed, and how it becomes files."""
