"""What a question means after an answer, and what is remembered for that."""
