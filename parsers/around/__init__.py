"""What stands around a table: titles, unit lines and units of money above it, its head, its notes."""
