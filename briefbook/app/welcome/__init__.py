"""What stands in the window before a visit is open."""
