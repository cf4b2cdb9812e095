"""What is done to the pages of workshops."""

from uuid import UUID

from django.db import transaction

from base.users import User
from network.materials.pages import MaterialPage
from workshops.series.pages import WorkshopMaterial, WorkshopPage


@transaction.atomic
def name_material(*, workshop_key: UUID, material: MaterialPage, by: User | None) -> int:
    """Let a workshop name a material, in all its languages; returns how many pages did not name it before.

    What is public gets it at once and stays as it was otherwise; a draft gets it as well and stays a draft.
    """
    versions = WorkshopPage.objects.filter(translation_key=workshop_key, alias_of__isnull=True)
    return sum(_name(page, material, by) for page in versions.order_by("pk"))


def _name(page: WorkshopPage, material: MaterialPage, by: User | None) -> bool:
    if page.materials.filter(material__translation_key=material.translation_key).exists():
        return False
    is_draft = page.has_unpublished_changes or not page.live
    if is_draft and page.live:
        WorkshopMaterial.objects.create(workshop=page, material=material, sort_order=page.materials.count())
    draft = page.get_latest_revision_as_object()
    draft.materials.add(WorkshopMaterial(material=material, sort_order=draft.materials.count()))
    revision = draft.save_revision(user=by, clean=False)
    if not is_draft:
        revision.publish(user=by)
    return True
