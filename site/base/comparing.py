"""When two names, or two telephone numbers, are taken for the same."""

import re
import unicodedata

FINLAND = "358"


def comparable_name(name: str) -> str:
    """Without capitals, accents written in two signs, and spaces too many."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def comparable_number(value: str) -> str:
    """A telephone number as it is dialled from abroad: 040 123 4567 is +358 40 123 4567."""
    digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", value))
    if value.strip().startswith("+"):
        return digits
    if digits.startswith("00"):
        return digits[2:]
    return FINLAND + digits[1:] if digits.startswith("0") else digits
