"""Records that carry their name in each language of the site."""

from collections.abc import Sequence

from django.db import models
from django.utils.translation import get_language, gettext_lazy as _

LANGUAGES = ("fi", "sv", "en")
NAMES = tuple(f"name_{code}" for code in LANGUAGES)
"""The columns of a name, the Finnish one first."""


def name_among(names: Sequence[str]) -> str:
    """The name in the reader's language among the values of `NAMES`, else the Finnish one."""
    code = (get_language() or "fi").split("-")[0]
    return str(dict(zip(LANGUAGES, names, strict=True)).get(code) or names[0])


class NamedInLanguages(models.Model):
    """One row in all languages, so that counts and links never split by language.

    Finnish is required; a language without a name of its own (a Sámi language, say) shows the Finnish one.
    """

    name_fi = models.CharField(_("name in Finnish"), max_length=120)
    name_sv = models.CharField(_("name in Swedish"), max_length=120, blank=True)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return self.in_language("name")

    def in_language(self, field: str) -> str:
        """The text of `field` in the reader's language, else in Finnish."""
        code = (get_language() or "fi").split("-")[0]
        return str(getattr(self, f"{field}_{code}", "") or getattr(self, f"{field}_fi"))
