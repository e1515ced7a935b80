"""Monthly reports: one module per page."""
