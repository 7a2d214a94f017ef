"""The sheet that begins a visit, and the one that brings a folder in."""
