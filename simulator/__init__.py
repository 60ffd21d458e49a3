"""The program: complaints to practise on, played in a terminal, kept, and read back."""
