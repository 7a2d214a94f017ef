"""Records of any kind: table and inspector from a declaration of fields."""
