"""The rules of the house, held over the whole tree: they cover what has not been written yet, too."""
