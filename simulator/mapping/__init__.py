"""The map of a scenario: scenes, endings and what leads from each to each. One module a format."""
