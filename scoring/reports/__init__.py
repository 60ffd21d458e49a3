"""Reports: one model of what was played, one module a format that renders it."""
