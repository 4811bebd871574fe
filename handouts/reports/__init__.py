"""Reports for staff and for machines: what was found, in words or in data."""
