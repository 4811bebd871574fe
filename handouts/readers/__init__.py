"""Readers turn the bytes of a source file into a Document. Each module reads one format."""
