"""The sample: a district as of 13 November 2020, with a plausible past and future around it.

Invented, deterministic, and marked `asal=contoh`: the same seed and the same month give the same
rows. The counts of the press report and who serves where are plans (tables in this package); all
the rest is drawn. One module per noun; `susun.py` calls them in order.
"""
