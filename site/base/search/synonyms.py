"""Words that editors have said mean the same, as a question finds them."""

from collections.abc import Sequence

from base.search.analyser import query_forms
from base.search.models import SynonymGroup
from base.search.words import words_in

Member = tuple[str, ...]
"""A member of a group, taken apart into its words."""


class Synonyms:
    """All groups as they are now, read once for a question."""

    def __init__(self) -> None:
        self._groups = [
            [words for member in group.members if (words := tuple(words_in(member)))]
            for group in SynonymGroup.objects.all()
        ]

    def of(self, asked: Sequence[str]) -> list[list[Member]]:
        """For each group that something asked is in, its other members.

        A member of several words is asked when all of them are, in any form.
        """
        forms = {form for word in asked for form in query_forms(word)}
        found = []
        for members in self._groups:
            others = [member for member in members if not all(_is_among(forms, word) for word in member)]
            if len(others) < len(members):
                found.append(others)
        return found


def _is_among(forms: set[str], word: str) -> bool:
    return not forms.isdisjoint(query_forms(word))
