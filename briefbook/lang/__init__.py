"""How a language is written, ordered and said."""
