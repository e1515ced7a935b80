"""The ledger of decrees: all that the app knows, what each settles, and what lacks one."""
