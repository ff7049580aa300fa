"""Sheets wider than their paper: the pages of one sheet are found and laid side by side again."""
