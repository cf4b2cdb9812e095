"""One search for every room: an analyser of words, an index with a thin backend for each database, a way of asking."""
