"""The text inside files, a reader for each kind. Each is imported only by the process that reads such a file."""
