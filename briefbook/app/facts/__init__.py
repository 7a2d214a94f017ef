"""Facts: by theme, with source, age and use."""
