"""What a search needs before the first question."""

from base.search.finnish import dictionary
from base.search.vocabulary import vocabulary


def begin_search() -> None:
    """Read the dictionary and the words of the index, for processes that come out of this one: no reader waits for it.

    The dictionary in Python takes a second and 200 MB, which these processes share.
    """
    dictionary()
    vocabulary.refresh()
