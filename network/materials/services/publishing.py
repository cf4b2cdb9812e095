"""Publishing a draft in few words, now or from a moment on."""

import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.coreutils import cautious_slugify

from base.queries import free_slug
from base.users import User
from network.materials.choices import Licence
from network.materials.pages import MaterialPage
from network.materials.permissions import own_materials


@transaction.atomic
def publish_material(
    *, material: MaterialPage, title: str, licence: Licence, show_from: datetime.datetime | None, by: User
) -> MaterialPage:
    """Give a draft its title and licence and publish it; with a moment that is still to come, from then on.

    Its address follows the title as long as it has never been public. Raises ValidationError for a title that is none.
    """
    if not own_materials(by).filter(pk=material.pk).exists():
        raise PermissionDenied
    page = material.get_latest_revision_as_object()
    page.title = page.draft_title = title
    page.licence = licence
    if material.first_published_at is None:
        wanted = cautious_slugify(title)[:200] or "materiaali"
        page.slug = wanted if wanted == material.slug else free_slug(wanted, material.get_parent())
    page.go_live_at = show_from if show_from and show_from > timezone.now() else None
    page.full_clean()
    page.save_revision(user=by).publish(user=by)
    return MaterialPage.objects.get(pk=material.pk)
