"""What naive players make of a scenario, and what it offers: computed once, told as text or JSON."""
