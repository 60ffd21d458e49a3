"""What a conversation was worth. Plain data and sums: knows no file, graph, screen or database."""
