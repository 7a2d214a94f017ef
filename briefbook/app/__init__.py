"""The desktop application: the actions as screens."""
