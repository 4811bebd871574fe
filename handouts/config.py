"""The settings of a clinic: handouts.toml or [tool.handouts], found, parsed and checked."""
