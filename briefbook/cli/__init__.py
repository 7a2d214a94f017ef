"""The actions as commands."""
