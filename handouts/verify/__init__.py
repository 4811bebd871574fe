"""Does an output keep its accessibility promises? Pure Python, no source needed."""
