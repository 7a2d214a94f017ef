"""Fields and notices that several screens use."""
