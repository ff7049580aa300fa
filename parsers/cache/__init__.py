"""What was read once need not be read again: the cache folder of the user, its entries and their keys."""
