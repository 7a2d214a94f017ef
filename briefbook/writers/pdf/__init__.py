"""Sets the tree as PDF: shaping, lines, boxes, pages, and the file around them."""
