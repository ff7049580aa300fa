"""Tables become facts: which statement each is, what its columns are, and one reader for every shape of table."""
