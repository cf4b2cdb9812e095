"""The text inside files, a reader for each kind. Each is imported only by the process that reads such a file.

`read` gives what is searched. `corners` gives, perhaps among it, what nobody finds the file by and whoever opens it can
read all the same: comments, headers, footnotes, passages that were deleted with track changes, what it tells of itself.
"""
