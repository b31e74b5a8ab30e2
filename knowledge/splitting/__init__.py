"""A message into what it asks: its sentences, and the questions that share one."""
