"""Keeps the model in one library file, with its undo log, search, seals, backups and lock."""
