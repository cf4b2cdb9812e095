"""Places in workshops: who has one, who waits for one, who came."""
