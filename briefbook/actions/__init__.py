"""What a person asks for, done once and whole: the only place where store, book and writers meet."""
