"""Bring in a briefing folder: what would come, then one step."""
