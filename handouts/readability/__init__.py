"""Scores: what textstat sees, and what it says of it."""
