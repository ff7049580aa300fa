"""Files read in processes of their own, several at once, so that none that hangs or dies takes the others along."""
