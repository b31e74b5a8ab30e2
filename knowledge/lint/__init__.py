"""The rules of linting.py, one concern a module."""
