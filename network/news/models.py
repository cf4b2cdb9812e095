"""Who follows a council or a theme by e-mail. Only the address is known of them, and it is sealed."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from base.references import new_reference
from base.sealed import MarkField, SealedTextField
from network.news.choices import Topic
from network.people.choices import Language


class Subscription(models.Model):
    """An address that gets a letter when its topic has news. `topic_key` is the translation key of the topic's page.

    `token` opens the page on which it is confirmed and ended; it stands in every letter, and is looked for by its mark.
    """

    CONFIRMED: ClassVar[Q] = Q(confirmed_on__isnull=False)

    reference = models.CharField(_("reference"), max_length=12, primary_key=True, default=new_reference, editable=False)
    key = models.UUIDField(_("key of the form"), unique=True, default=uuid.uuid4, editable=False)
    topic = models.CharField(_("what is followed"), max_length=10, choices=Topic.choices)
    topic_key = models.UUIDField(_("page"), db_index=True)
    language = models.CharField(_("language"), max_length=3, choices=Language.choices, default=Language.FINNISH)
    address = SealedTextField(_("e-mail address"), max_length=254)
    mark = MarkField(_("mark of the address"), of="address", db_index=True)
    token = SealedTextField(_("link"), max_length=60)
    token_mark = MarkField(_("mark of the link"), of="token", db_index=True)
    asked_on = models.DateField(_("asked for"), db_index=True)
    confirmed_on = models.DateField(_("confirmed"), null=True, blank=True)
    last_told_on = models.DateField(_("last letter"), null=True, blank=True)
    told_at = models.DateTimeField(_("told at"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("subscription to news")
        verbose_name_plural = _("subscriptions to news")
        ordering = ("asked_on", "reference")
        constraints = (
            models.UniqueConstraint(fields=("topic_key", "mark"), name="address_follows_a_topic_once"),
            models.CheckConstraint(
                condition=Q(confirmed_on__isnull=True, last_told_on__isnull=True)
                | Q(confirmed_on__isnull=False, last_told_on__isnull=False),
                name="subscription_is_told_once_confirmed",
            ),
        )

    def __str__(self) -> str:
        return self.reference
