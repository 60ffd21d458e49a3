"""All the words of the interface, a module for each part of it, so that a translator finds them in one place."""
