"""What is on the page: a closed, nested tree from book to span, and the house that gives it measures."""
