"""Playing: the rules, the state machine, the clock."""
