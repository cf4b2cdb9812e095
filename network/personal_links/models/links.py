"""Links and codes: only their digest is kept. And who asked for a link, until the worker has looked."""

import hashlib
import secrets

from django.db import models
from django.utils.translation import gettext, gettext_lazy as _

from base.comparing import comparable_name
from base.references import SIGNS
from base.sealed import MarkField, SealedTextField
from network.people.models import Person, PersonalRecord
from network.personal_links.choices import Way

CODE = 12
"""Signs of a code on paper, in groups of four: 30^12 is more than 5 × 10^17."""


def new_token(way: Way) -> str:
    """What opens the page: long in a link, short enough to be written off from paper."""
    if way == Way.EMAIL:
        return secrets.token_urlsafe(32)
    signs = "".join(secrets.choice(SIGNS) for _place in range(CODE))
    return "-".join(signs[start : start + 4] for start in range(0, CODE, 4))


def digest_of(token: str) -> str:
    """What is kept of a token. Spaces, dashes and small letters of a code do not matter."""
    plain = "".join(token.split())
    if len(plain.replace("-", "")) == CODE:
        plain = plain.replace("-", "").upper()
    return hashlib.sha256(plain.encode()).hexdigest()


class PersonalLink(PersonalRecord):
    """A way into the own page, for some days. The same link may be used several times until then."""

    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="links")
    digest = models.CharField(_("digest of the link"), max_length=64, unique=True, editable=False)
    way = models.CharField(_("how it was given"), max_length=10, choices=Way.choices)
    made_on = models.DateField(_("made"))
    expires_on = models.DateField(_("last day"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    class Meta:
        verbose_name = _("personal link")
        verbose_name_plural = _("personal links")
        ordering = ("-made_on", "reference")


class LinkRequest(models.Model):
    """Somebody wants a link sent to this address. Known or not, the same is kept of it until the worker has looked."""

    address = SealedTextField(_("e-mail address"), max_length=254, blank=True)
    mark = MarkField(of="comparable", db_index=True)
    language = models.CharField(_("language"), max_length=10)
    asked_at = models.DateTimeField(_("asked"))
    asked_on = models.DateField(_("day"))
    done_at = models.DateTimeField(_("looked at"), null=True, blank=True)

    class Meta:
        verbose_name = _("request for a link")
        verbose_name_plural = _("requests for links")
        ordering = ("pk",)

    def __str__(self) -> str:
        return gettext("Request %(number)s") % {"number": self.pk}

    @property
    def comparable(self) -> str:
        return comparable_name(self.address)
