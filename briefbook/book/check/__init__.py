"""What would embarrass the principal, found before printing; it advises and never locks the door."""
