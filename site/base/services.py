"""What is done to pages of every kind."""

import logging

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.managers import TaggableManager
from taggit.models import ItemBase
from wagtail.models import ReferenceIndex, Revision
from wagtail_localize.fields import SynchronizedField, get_translatable_fields

from base.gates import Gated
from base.pages import BasePage
from base.users import User

log = logging.getLogger(__name__)


@transaction.atomic
def note_references(*, page: BasePage, by: User | None) -> None:
    """Note which files and pages a page names, at the moment it is published: a file is as public as its pages.

    Wagtail does the same in a task, some seconds later.
    """
    ReferenceIndex.create_or_update_for_object(page)


@transaction.atomic
def carry_to_translations(*, page: BasePage, by: User | None) -> list[BasePage]:
    """Give the translations of a Finnish page what is the same in all languages: times, themes, regions, files.

    A translation that is live and has no draft is published anew; a draft gets it and stays a draft.
    Returns the translations that changed hands.
    """
    if page.locale.language_code != settings.LANGUAGE_CODE:
        return []
    followers = []
    for twin in page.get_translations().filter(alias_of__isnull=True).specific():
        ready = twin.live and not twin.has_unpublished_changes
        draft = twin.get_latest_revision_as_object()
        _carry(page, draft)
        revision = draft.save_revision(user=by, changed=False, clean=False)
        if ready:
            revision.publish(user=by)
        followers.append(draft)
    return followers


def _carry(source: BasePage, target: BasePage) -> None:
    for shared in get_translatable_fields(type(source)):
        if not isinstance(shared, SynchronizedField):
            continue
        field = shared.get_field(type(source))
        if isinstance(field, TaggableManager):
            getattr(target, shared.field_name).set([tag.name for tag in getattr(source, shared.field_name).all()])
        elif isinstance(field, ParentalManyToManyField):
            setattr(target, shared.field_name, list(getattr(source, shared.field_name).all()))
        elif isinstance(field, models.ManyToOneRel) and isinstance(field.remote_field, ParentalKey):
            if not issubclass(field.related_model, ItemBase):
                source.copy_child_relation(shared.field_name, target)
        else:
            setattr(target, field.attname, getattr(source, field.attname))


def hold_back_what_is_not_ready(*, by: User | None) -> int:
    """Take the hour from pages whose hour has come and that may not be public: they stay drafts. Returns how many.

    Else Wagtail's scheduler would stop at them, and publish nothing that comes after.
    """
    held = 0
    for revision in Revision.objects.filter(approved_go_live_at__lt=timezone.now()):
        page = revision.as_object()
        if isinstance(page, Gated) and page.why_not_public():
            Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
            log.warning("Page %s was not ready at its hour, and stays a draft.", page.pk)
            held += 1
    return held
