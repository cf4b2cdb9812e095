"""What every column of every table holds, what becomes of it, and what is made from that."""
