"""Public pages for readers who are nobody: made once, given to all, and never stale.

Each page is kept under the *public version*, which every change of what the public sees moves within its own
transaction: triggers of the database do so (`triggers.py`), whoever writes and however. The version is read before a
page is made, so that what was made of older rows is never found again. Nothing changes by the clock alone within a
minute, so that no page outlives its minute.

What is counted each time that a page is looked at is counted for kept pages, too (`looks.py`).
"""
