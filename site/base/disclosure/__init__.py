"""The gate: every number of people that leaves the site goes through it, so that nobody can be found behind one.

Counts under five are told in words and never as nought or nothing, the others rounded to five; further figures are
hidden until an enemy who has all that was published, and subtracts, learns nothing more than what is told.
"""
