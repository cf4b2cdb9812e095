"""A program for each kind of document: `python -m base.uploads.checks.pdf FILE` answers what is wrong with the file."""
