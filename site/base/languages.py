"""Names of languages."""

from django.utils.translation import get_language, get_language_info


def language_name(code: str) -> str:
    """The language's name in the reader's language, as it stands in a sentence; its code when it has no name yet."""
    try:
        name = str(get_language_info(code)["name_translated"])
    except KeyError:
        return code
    return name if reader_writes_capitals() else name.lower()


def reader_writes_capitals() -> bool:
    """Whether names of languages have a capital letter in the reader's language: in English, not in the others."""
    return (get_language() or "").startswith("en")


def alphabetical(text: str) -> str:
    """What to sort texts by: as Finns and Swedes do, without regard to capitals, å, ä and ö last."""
    return text.casefold().translate(_LAST)


_LAST = str.maketrans("åäöæø", "{|}|}")
