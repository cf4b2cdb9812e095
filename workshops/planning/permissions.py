"""Who makes series and workshops, and who may open them for enrolment at once."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page
from wagtail.permissions import policy_registry

from base.users import User
from network.regions.queries import centre_of
from network.staff.queries import centres_where
from workshops.enrolment.permissions import ARRANGES
from workshops.series.pages import SeriesPage


def own_series(user: User | AnonymousUser) -> QuerySet[SeriesPage]:
    """The series, drafts too, below which somebody may publish."""
    if user.is_anonymous or not user.is_active:
        return SeriesPage.objects.none()
    allowed = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "publish")
    return SeriesPage.objects.filter(pk__in=allowed.values("pk"), alias_of__isnull=True).select_related("locale")


def plans_any(user: User | AnonymousUser) -> bool:
    """Whether the screens of this room are there for this person at all."""
    return own_series(user).exists()


def can_plan(user: User, series: Page) -> bool:
    """Whether somebody may make and publish workshops below a series, by Wagtail's own rights over pages."""
    rights = series.permissions_for_user(user)
    return series.alias_of_id is None and bool(rights.can_add_subpage() and rights.can_publish_subpage())


def can_copy(user: User, series: Page) -> bool:
    """Whether somebody may make and publish a series beside this one, and workshops below it."""
    if not can_plan(user, series):
        return False
    above = series.get_parent().permissions_for_user(user)
    return bool(above.can_add_subpage() and above.can_publish_subpage())


def can_open_below(user: User, page: Page) -> bool:
    """Whether somebody arranges the places of workshops in the section that a page stands in."""
    centre = centre_of(page)
    return centre is not None and centre in centres_where(user, ARRANGES, timezone.localdate())
