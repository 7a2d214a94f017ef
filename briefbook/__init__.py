"""Briefing books for official visits: records in one library file, pages in four language forms."""

__version__ = "0.1.0"
