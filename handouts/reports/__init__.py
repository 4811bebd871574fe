"""Reports for staff and for machines."""
