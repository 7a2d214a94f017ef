"""The live page: the bytes of the engine, shown."""
