"""Writers turn a composed Document into the bytes of an output file."""
