"""What decides on a candidate beside its score: the names, quantities and words of the question."""
