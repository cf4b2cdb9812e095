"""Experiences of use, the latest first."""

import datetime

from django.db.models import QuerySet

from network.experiences.choices import ExperienceState
from network.experiences.models import Experience
from network.materials.pages import MaterialPage


def experiences_shown(material: MaterialPage) -> QuerySet[Experience]:
    """What may be read of a material, in any of its languages."""
    shown = Experience.objects.filter(state=ExperienceState.SHOWN)
    return shown.filter(material__translation_key=material.translation_key).select_related("group", "region")


def experiences_waiting() -> QuerySet[Experience]:
    """The oldest first."""
    waiting = Experience.objects.filter(state=ExperienceState.NEW)
    return waiting.select_related("group", "region", "material").order_by("told_on", "pk")


def experiences_looked_at() -> QuerySet[Experience]:
    return Experience.objects.exclude(state=ExperienceState.NEW).select_related("group", "region", "material")


def experiences_to_forget(before: datetime.date) -> QuerySet[Experience]:
    """Those told before this day that were not shown."""
    return Experience.objects.filter(state=ExperienceState.DECLINED, told_on__lt=before)
