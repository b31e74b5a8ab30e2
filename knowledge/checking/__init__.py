"""A pasted claim held against the curated ones: from its words to a judgement; claims.py puts them together."""
