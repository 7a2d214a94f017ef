"""What is to be settled before the book is printed."""
