"""The YAML formats: the model, loading with line and column, findings."""
