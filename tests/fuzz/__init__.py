"""Fuzzing: ``python -m tests.fuzz [SECONDS]`` feeds broken input to everything that reads foreign bytes."""
