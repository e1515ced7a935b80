"""Figures of events, promises and funds."""
