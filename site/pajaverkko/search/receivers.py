"""What changes what is found: pages, what is closed to the public, and the words that pages carry."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from base.media import SiteDocument
from base.queries import page_types_carrying
from base.search.models import FileText, SearchEntry
from network.themes.models import Keyword, Method, TargetGroup, Theme
from network.themes.queries import pages_with_keyword
from pajaverkko.search.services import forget_page
from pajaverkko.search.tasks import keep_pages_found, read_new_file


@receiver([page_published, page_unpublished])
def page_changed(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """A page, and its versions in other languages, which are one group with it."""
    _keep(Page.objects.filter(translation_key=instance.translation_key).values_list("pk", flat=True))


@receiver(post_delete, sender=Page)
def page_gone(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Once the last row of a page is gone; its versions in other languages stand for themselves."""
    twins = Page.objects.filter(translation_key=instance.translation_key).values_list("pk", flat=True)
    _keep([instance.pk, *twins])


@receiver(post_delete, sender=SearchEntry)
def entry_gone(sender: type[SearchEntry], instance: SearchEntry, **kwargs: Any) -> None:
    """An entry goes with its page, and the worker could not tell any more what was in it."""
    forget_page(entry=instance, by=None)


@receiver(post_page_move)
def page_moved(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """It may stand below a closed page now, or no longer."""
    _keep(Page.objects.descendant_of(instance, inclusive=True).values_list("pk", flat=True))


@receiver([post_save, post_delete], sender=PageViewRestriction)
def section_closed(sender: type[PageViewRestriction], instance: PageViewRestriction, **kwargs: Any) -> None:
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is not None:
        _keep(Page.objects.descendant_of(page, inclusive=True).values_list("pk", flat=True))


@receiver(post_save, sender=Theme)
@receiver(post_save, sender=TargetGroup)
@receiver(post_save, sender=Method)
def word_renamed(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """Pages are found by the names of the words they carry."""
    field = {Theme: "themes", TargetGroup: "target_groups", Method: "methods"}[sender]
    for page_type in [] if kwargs["created"] else page_types_carrying(sender, field):
        _keep(page_type.objects.filter(**{field: instance}).values_list("pk", flat=True))


@receiver(post_save, sender=Keyword)
def keyword_renamed(sender: type[Keyword], instance: Keyword, **kwargs: Any) -> None:
    if not kwargs["created"]:
        _keep(pages_with_keyword(instance))


@receiver(post_save, sender=SiteDocument)
def file_changed(sender: type[SiteDocument], instance: SiteDocument, **kwargs: Any) -> None:
    read = FileText.objects.filter(document=instance).values_list("hash", flat=True).first()
    if read is None or read != instance.file_hash:
        read_new_file.enqueue(instance.pk)


def _keep(keys: Any) -> None:
    found = sorted(set(keys))
    if found:
        keep_pages_found.enqueue(found)
