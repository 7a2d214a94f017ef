"""The Unicode Bidirectional Algorithm (UAX #9: `order`), and left-to-right tokens in right-to-left text (`tokens`)."""
