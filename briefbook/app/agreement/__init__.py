"""The document to be signed: provisions, signing, and two languages beside each other."""
