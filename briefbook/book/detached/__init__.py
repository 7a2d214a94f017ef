"""Forms that leave the book: cards, schedule, faces, contacts, spine; each from the same records."""
