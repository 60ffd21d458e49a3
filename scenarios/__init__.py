"""The library: one YAML file a complaint. A package only so that an installed program finds its own files."""
