"""Telling of the use of a material, and deciding whether it is shown."""

import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from base.users import User
from network.experiences.choices import ExperienceState
from network.experiences.models import Experience
from network.experiences.permissions import can_decide
from network.experiences.queries import experiences_to_forget
from network.materials.pages import MaterialPage

KEPT_WHEN_DECLINED = datetime.timedelta(days=30)
"""So that a decision can be taken back."""


@transaction.atomic
def tell_experience(
    *, key: UUID, values: dict[str, Any], material: MaterialPage, language: str, by: User | None
) -> Experience:
    """Keep what was told until somebody has looked at it; the same form sent twice makes one. `by` is None."""
    told = {"material": material, "language": language, "told_on": timezone.localdate(), **values}
    return Experience.objects.get_or_create(key=key, defaults=told)[0]


@transaction.atomic
def decide_experience(*, experience: Experience, state: ExperienceState, by: User) -> None:
    """Show it on the page of the material, or leave it out; may be taken back while it is kept."""
    if not can_decide(by, experience):
        raise PermissionDenied
    Experience.objects.filter(pk=experience.pk).update(state=state)
    log(instance=experience, action="network.decide_experience", user=by, data={"state": state.value})


@transaction.atomic
def forget_experiences(*, today: datetime.date, by: User | None) -> int:
    """Delete what was left out a month ago; return how many."""
    return experiences_to_forget(today - KEPT_WHEN_DECLINED).delete()[0]
