"""Attempts kept safe."""
