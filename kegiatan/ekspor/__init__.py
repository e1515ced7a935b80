"""Columns of the workbooks of events, promises and funds."""
