"""Sheets of stunting data: one village is one row.

`jenis` says what each sheet asks and which of it cannot be, `baris` holds rows in memory,
`simpan` reads and writes them, `isian` reads what was typed.
"""
