"""Visible repair: what the identities say of damaged cells, which reading they choose, what they propose or refuse."""
