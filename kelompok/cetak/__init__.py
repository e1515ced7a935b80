"""What documents about groups are filled with; the figures are those of the pages."""
