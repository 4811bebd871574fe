"""From a source to files: read, check, gate, compose, write, verify, put in place."""
