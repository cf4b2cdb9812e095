"""Files that come from people: what is taken, how it is looked into, and how it is given out again."""
