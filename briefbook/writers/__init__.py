"""Turns pages into bytes: the tree and a house in, a file in memory out."""
