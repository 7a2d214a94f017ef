"""Readers of finished files: they trust nothing that the writers know."""
