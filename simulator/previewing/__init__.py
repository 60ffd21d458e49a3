"""What a preview shows of a scenario file that is being written, in plain data: no screen, and no clock."""
