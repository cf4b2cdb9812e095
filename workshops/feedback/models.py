"""What those who asked answer to what they were told."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language, gettext_lazy as _

from base.seen_form import version_of
from workshops.feedback.choices import LONGEST_REPLY
from workshops.surveys.models import Collection


class Reply(models.Model):
    """You told us, we will: for everybody to read on the page of what was asked about, once it is published."""

    collection = models.OneToOneField(
        Collection, verbose_name=_("survey"), on_delete=models.CASCADE, related_name="reply"
    )
    words_fi = models.TextField(_("in Finnish"), max_length=LONGEST_REPLY)
    words_sv = models.TextField(_("in Swedish"), max_length=LONGEST_REPLY, blank=True)
    published_at = models.DateTimeField(_("published"), null=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("published by"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("answer to feedback")
        verbose_name_plural = _("answers to feedback")
        constraints = (
            models.CheckConstraint(
                condition=Q(published_by__isnull=True) | Q(published_at__isnull=False),
                name="reply_publisher_has_a_moment",
            ),
        )

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def seen_as(self) -> str:
        """What tells two wordings apart."""
        return version_of(self.words_fi, self.words_sv)

    @property
    def words(self) -> str:
        """In the reader's language, else in Finnish."""
        return self.words_sv if self.words_in == "sv" else self.words_fi

    @property
    def words_in(self) -> str:
        """The language of `words`."""
        return "sv" if self.words_sv and (get_language() or "").startswith("sv") else "fi"
