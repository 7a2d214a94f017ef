"""The shape of the library file: steps by release, never edited once shipped, and the triggers made after each."""
