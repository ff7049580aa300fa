"""Random damage: whatever a file holds, the reader answers with a disclosure or with one sentence."""
