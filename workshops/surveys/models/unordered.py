"""Rows of which neither the key nor the order tells anything."""

import uuid

from django.db import models


class Unordered(models.Model):
    """A row whose key tells nothing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self._meta.verbose_name)
