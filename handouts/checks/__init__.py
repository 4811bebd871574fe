"""Checks of a document: one small function each."""
