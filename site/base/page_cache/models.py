"""What moves the public version."""

from django.db.models import BigIntegerField, Model
from django.utils.translation import gettext_lazy as _


class PublicChange(Model):
    """One transaction that changed what the public sees, with a number drawn by lot; on SQLite one row that counts.

    A counter in one row would make all who write wait for each other; the highest key of many rows would not move when
    an earlier transaction commits later. The sum of the tokens moves with each of them; that of `of_lists` only with
    what lists, and answers to questions, are made of.
    """

    transaction = BigIntegerField(_("transaction"), primary_key=True)
    token = BigIntegerField(_("token"))
    of_lists = BigIntegerField(_("token of lists"), db_default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("public change")
        verbose_name_plural = _("public changes")

    def __str__(self) -> str:
        return str(self.transaction)
