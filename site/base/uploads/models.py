"""What is known of a file besides its text."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FileFacts(models.Model):
    """What the file tells of itself, read once for each content; `hash` is that of the content it was read from.

    Whether somebody is named in it, never who: the name is read from the file when a coordinator asks. `tagged` is
    empty where it does not apply or is not known. `holds_code` is empty until the worker has looked through the file;
    one with a code is hidden.
    """

    document = models.OneToOneField(
        "base.SiteDocument", primary_key=True, on_delete=models.CASCADE, related_name="facts"
    )
    tagged = models.BooleanField(_("has a structure that machines can read"), null=True)
    titled = models.BooleanField(_("has a title of its own"), default=False)
    language = models.CharField(_("language it declares"), max_length=50, blank=True)
    names_person = models.BooleanField(_("names a person as its author"), default=False)
    holds_code = models.BooleanField(_("seems to hold a personal identity code"), null=True, db_index=True)
    hash = models.CharField(max_length=255, blank=True)

    class Meta:
        verbose_name = _("facts of a file")
        verbose_name_plural = _("facts of files")

    def __str__(self) -> str:
        return str(self.document_id)
