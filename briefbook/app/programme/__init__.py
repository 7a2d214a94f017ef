"""The programme: days with their items, as columns or as a list."""
