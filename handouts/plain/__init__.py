"""Rewrites that make text plainer without losing a fact."""
