"""Bytes to values and back, a module or package per kind of foreign file; it knows neither library nor page."""
