"""Telegram: one feature a file, each a few short functions."""
