"""What is shown when something broke."""
