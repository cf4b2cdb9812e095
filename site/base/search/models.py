"""What the search knows of public pages. The words they are found by stand in a table of each database's own kind."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchEntry(models.Model):
    """A public page as it is found: its texts, for the snippets, and the group of its versions in all languages.

    `group` is the lowest key among the page's versions: a hit in any language leads to the reader's version.
    """

    page = models.OneToOneField(
        "wagtailcore.Page", primary_key=True, on_delete=models.CASCADE, related_name="search_entry"
    )
    group = models.BigIntegerField(db_index=True)
    language = models.CharField(max_length=10)
    title = models.TextField()
    text = models.TextField(blank=True)
    file_text = models.TextField(blank=True)

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        indexes = (
            models.Index(
                fields=("page", "group"),
                condition=~models.Q(group=models.F("page")),
                name="search_entry_of_a_twin",
            ),
        )

    def __str__(self) -> str:
        return self.title


class FileText(models.Model):
    """The text inside a file, read once for each content; `hash` is that of the content it was read from."""

    document = models.OneToOneField(
        "base.SiteDocument", primary_key=True, on_delete=models.CASCADE, related_name="file_text"
    )
    text = models.TextField(blank=True)
    hash = models.CharField(max_length=255, blank=True)

    class Meta:
        verbose_name = _("text of a file")
        verbose_name_plural = _("texts of files")

    def __str__(self) -> str:
        return str(self.document_id)


class SearchWord(models.Model):
    """A word of the index with its dots and accents, as mistyped words are compared with it."""

    word = models.CharField(max_length=80, unique=True)

    class Meta:
        verbose_name = _("search word")
        verbose_name_plural = _("search words")

    def __str__(self) -> str:
        return self.word


class SearchState(models.Model):
    """One row: what made the index, and a number that every rebuild raises."""

    analyser = models.CharField(max_length=40, blank=True)
    generation = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("state of the search index")
        verbose_name_plural = _("states of the search index")

    def __str__(self) -> str:
        return f"{self.analyser} ({self.generation})"


class SynonymGroup(models.Model):
    """Words that mean the same: a question with one of them finds the others too, a little lower."""

    words = models.TextField(
        _("words"),
        help_text=_("Separated by commas, in the basic form: “toimeentulotuki, totu”. An abbreviation is one of them."),
    )

    class Meta:
        verbose_name = _("synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ("words",)

    def __str__(self) -> str:
        return self.words

    @property
    def members(self) -> list[str]:
        """The words of the group in small letters."""
        return [word.strip().lower() for word in self.words.split(",") if word.strip()]


class PromotedResult(models.Model):
    """A page that stands first when a question holds these words."""

    words = models.CharField(
        _("words"), max_length=120, help_text=_("All of them have to be in the question, in any form.")
    )
    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="promotions"
    )

    class Meta:
        verbose_name = _("promoted result")
        verbose_name_plural = _("promoted results")
        ordering = ("words",)

    def __str__(self) -> str:
        return f"{self.words} → {self.page}"
