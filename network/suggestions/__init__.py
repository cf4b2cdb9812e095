"""Materials that somebody outside suggests for the bank, and what becomes of each."""
