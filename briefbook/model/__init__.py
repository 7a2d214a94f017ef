"""What we know: the records of visits, as frozen values with rules that need no database."""
