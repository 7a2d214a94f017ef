"""Help: what one does first, and every shortcut."""
