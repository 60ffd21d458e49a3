"""The whole position graph: searched, valued and proved."""
