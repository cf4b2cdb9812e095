"""Names of languages."""

from django.utils.translation import get_language_info


def language_name(code: str) -> str:
    """The language's name in the reader's language, in small letters; its code when it has no name yet."""
    try:
        return str(get_language_info(code)["name_translated"]).lower()
    except KeyError:
        return code


def alphabetical(text: str) -> str:
    """What to sort texts by: as Finns and Swedes do, without regard to capitals, å, ä and ö last."""
    return text.casefold().translate(_LAST)


_LAST = str.maketrans("åäöæø", "{|}|}")
