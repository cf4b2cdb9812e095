"""How a theme stands in a region: written down with a day and a reason, so that there is a history."""

import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from base.audit.choices import Act
from base.audit.services import note
from base.users import User
from network.regions.models import Region
from network.themes.choices import Standing
from network.themes.models import Theme, ThemeStanding
from network.themes.permissions import can_follow
from network.themes.queries import standing_on


@transaction.atomic
def note_standing(
    *,
    theme: Theme,
    region: Region,
    standing: Standing,
    since_on: datetime.date,
    why_fi: str,
    why_sv: str = "",
    key: UUID,
    by: User | None,
) -> ThemeStanding:
    """Write down how a theme stands in a region from a day on. The key of the form makes it once.

    Raises ValidationError for a day to come, and where it stands so already on that day.
    """
    if by is not None and not can_follow(by, region):
        raise PermissionDenied
    # Whoever writes about the same region waits for the one before.
    Region.objects.select_for_update(of=("self",)).get(pk=region.pk)
    if known := ThemeStanding.objects.filter(key=key).first():
        return known
    if since_on > timezone.localdate():
        raise ValidationError(_("The day is still to come."), code="ahead")
    before = standing_on(theme, region, since_on)
    if before is not None and before.standing == standing:
        raise ValidationError(_("It stands so already."), code="same")
    made = ThemeStanding(
        key=key,
        theme=theme,
        region=region,
        standing=standing,
        since_on=since_on,
        why_fi=why_fi.strip(),
        why_sv=why_sv.strip(),
        noted_by=by,
    )
    made.full_clean()
    made.save()
    _note(made, Act.ADDED, by)
    return made


@transaction.atomic
def change_why(*, standing: ThemeStanding, why_fi: str, why_sv: str = "", by: User | None) -> ThemeStanding:
    """Put the words right; state and day stay as they were written down."""
    if by is not None and not can_follow(by, standing.region):
        raise PermissionDenied
    standing.why_fi, standing.why_sv = why_fi.strip(), why_sv.strip()
    standing.full_clean()
    standing.save(update_fields=["why_fi", "why_sv"])
    _note(standing, Act.CHANGED, by)
    return standing


@transaction.atomic
def take_standing_back(*, standing: ThemeStanding, by: User | None) -> None:
    """Take away what was written down by mistake: what was before holds again."""
    if by is not None and not can_follow(by, standing.region):
        raise PermissionDenied
    _note(standing, Act.CHANGED, by)
    standing.delete()


def _note(standing: ThemeStanding, act: Act, by: User | None) -> None:
    reference, fields = str(standing.pk), ["standing", standing.standing]
    note(act=act, of=standing, by=by, reference=reference, controller=0, fields=fields)
