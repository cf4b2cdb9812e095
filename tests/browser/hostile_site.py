"""Fills a copy of the demo with strings that would run if a page took them for more than text.

`python -m tests.browser.hostile_site` prints as JSON who finds them where.
"""

import itertools
import json
import sys

import django

MOST = 60
"""Strings."""
STAFF = {
    "administrator": "yllapitaja@pajaverkko.example",
    "keeper": "koordinaattori@koske.example",
    "officer": "tietosuoja@pajaverkko.example",
}
"""Accounts of the demo that look at what people wrote."""


def main() -> None:
    django.setup()
    from tests.browser.hostile_rows import places, write_everywhere
    from tests.pajaverkko.hostile.corpus import active

    words = active(MOST)
    rows = write_everywhere(itertools.cycle(words))
    json.dump({**places(), "words": words, "rows": rows}, sys.stdout)


if __name__ == "__main__":
    main()
