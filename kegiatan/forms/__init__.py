"""Forms of events, promises and funds."""
