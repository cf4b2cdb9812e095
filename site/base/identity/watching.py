"""Looking for identity codes in a long text as it comes, piece by piece."""

from base.identity.found import identity_codes

OVERLAP = 200
"""Signs of the piece before that are looked at again: a code may begin there."""


class Watch:
    """Sees pieces that make one text when they are put together; remembers no more of it than a code could take."""

    def __init__(self) -> None:
        self._before = ""

    def sees_code(self, piece: str) -> bool:
        """Whether a code ends in this piece."""
        text = self._before + piece
        self._before = text[-OVERLAP:]
        return bool(identity_codes(text))
