"""What is done to keywords. Editors make them by writing; here they are put right."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Revision

from base.users import User
from network.themes.models import Keyword
from network.themes.permissions import can_tend_keywords
from network.themes.queries import keyword_items


@transaction.atomic
def rename_keyword(*, keyword: Keyword, name: str, by: User) -> Keyword:
    """Give a keyword a name; when another one has it already, the two become one."""
    if not can_tend_keywords(by):
        raise PermissionDenied
    name = " ".join(name.split())
    if not name:
        raise ValidationError(_("A keyword needs a name."))
    twin = Keyword.objects.filter(name__iexact=name).exclude(pk=keyword.pk).first()
    if twin and keyword.pk is None:
        return twin
    if twin:
        return merge_keywords(keywords=[keyword], into=twin, by=by)
    keyword.name = name
    keyword.save()
    return keyword


@transaction.atomic
def merge_keywords(*, keywords: list[Keyword], into: Keyword, by: User) -> Keyword:
    """Move everything that carries one of `keywords` to `into`, drafts included, and take the doubles away."""
    if not can_tend_keywords(by):
        raise PermissionDenied
    for keyword in keywords:
        if keyword.pk == into.pk:
            continue
        for accessor, items in keyword_items().items():
            taken = items._default_manager.filter(tag=into).values("content_object_id")
            moved = getattr(keyword, accessor)
            moved.filter(content_object_id__in=taken).delete()
            moved.update(tag=into)
        _move_in_drafts(keyword, into)
        into.save()
        log(instance=into, action="network.merge_keyword", user=by, data={"keyword": keyword.name})
        keyword.delete()
    return into


def _move_in_drafts(keyword: Keyword, into: Keyword) -> None:
    """Point every kept version of a page at the keyword that stays, so that no draft loses it."""
    for revision in Revision.page_revisions.filter(content__has_key="keyword_items"):
        tags = {item["tag"] for item in revision.content["keyword_items"]}
        if keyword.pk not in tags:
            continue
        kept = [item for item in revision.content["keyword_items"] if item["tag"] != keyword.pk or into.pk not in tags]
        for item in kept:
            item["tag"] = into.pk if item["tag"] == keyword.pk else item["tag"]
        revision.content["keyword_items"] = kept
        revision.save(update_fields=["content"])
