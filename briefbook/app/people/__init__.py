"""People: table and inspector."""
