"""Filters of the lists: page, counts, export and every link use them."""
