"""Validators from outside, each behind a function from bytes to a list of complaints.

An empty list means that the validator looked and found nothing. Whatever keeps it from looking is an error,
never an empty list; and each has tests which prove that it complains about a broken file.
"""
