"""The bench: our writers and the tools staff would use otherwise, on the same books, measured in turn."""
