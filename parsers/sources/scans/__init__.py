"""Pages that are images: their picture set straight, its rules, cells and words read by recognition (extra `[ocr]`)."""
