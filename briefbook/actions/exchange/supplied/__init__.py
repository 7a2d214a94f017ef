"""PDF files of others: opened within bounds, refused with the cure, or made values that hold nothing but drawing."""
