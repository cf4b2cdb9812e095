"""How SQL compares a text with a pattern in any case: `%` is whatever, also nothing."""

import re
from collections.abc import Iterable


def fits(text: str, likes: Iterable[str]) -> bool:
    """Whether a database would find the text by one of the patterns."""
    patterns = (".*".join(map(re.escape, like.split("%"))) for like in likes)
    return any(re.fullmatch(pattern, text, re.IGNORECASE | re.DOTALL) for pattern in patterns)
