"""Talking points: what is said at each meeting, in two languages, with its evidence."""
