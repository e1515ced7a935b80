"""Panels of this app on the pages of other objects."""
