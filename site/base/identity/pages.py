"""Contact details in the texts of a page, outside the places that are meant for them."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.text import capfirst
from wagtail import blocks
from wagtail.admin import messages
from wagtail.fields import StreamField
from wagtail.models import Page

from base.blocks import ContactBlock
from base.identity.found import contacts
from base.identity.readings import texts_of
from base.identity.words import IN_A_PAGE

MEANT_FOR_CONTACTS = (ContactBlock, blocks.URLBlock, blocks.EmailBlock, blocks.ChooserBlock)
CONTACT_FIELD = "contact"
"""What a page calls the field that is there for the addresses of its staff."""
NO_TEXTS = (forms.EmailField, forms.URLField, forms.SlugField, forms.ChoiceField)


def warn_of_contacts(request: HttpRequest, page: Page) -> None:
    """Tell the editor which fields hold contact details; not while the editor still writes and Wagtail saves."""
    if "application/json" in request.headers.get("Accept", ""):
        return
    if names := fields_with_contacts(page):
        messages.warning(request, str(IN_A_PAGE) % {"fields": ", ".join(names)})


def fields_with_contacts(page: Page) -> list[str]:
    """The labels of the fields of a page and its rows that hold contact details, each once."""
    form = type(page).get_edit_handler().get_form_class()
    found = list(_labels(form, page))
    for name, rows in form.formsets.items():
        if name != "comments":
            found += [label for row in getattr(page, name).all() for label in _labels(rows.form, row)]
    return list(dict.fromkeys(found))


def _labels(form: Any, record: Any) -> Iterator[str]:
    fields = {field.name: field for field in record._meta.get_fields() if field.concrete and not field.is_relation}
    for name, field in form.base_fields.items():
        if name not in fields or name == CONTACT_FIELD or isinstance(field, NO_TEXTS):
            continue
        value = getattr(record, name)
        texts = _block_texts(value.stream_block, value) if isinstance(fields[name], StreamField) else [value]
        if any(contacts(read) for text in texts for read in texts_of(text)):
            yield str(capfirst(field.label or name))


def _block_texts(block: blocks.Block, value: Any) -> Iterator[Any]:
    """The texts in a block, those of the blocks inside it too, without what is meant for contacts."""
    if isinstance(block, MEANT_FOR_CONTACTS) or value is None:
        return
    if isinstance(block, blocks.BaseStreamBlock):
        for inner in value:
            yield from _block_texts(inner.block, inner.value)
    elif isinstance(block, blocks.ListBlock):
        for item in value:
            yield from _block_texts(block.child_block, item)
    elif isinstance(block, blocks.BaseStructBlock):
        for name, child in block.child_blocks.items():
            yield from _block_texts(child, value.get(name))
    elif isinstance(block, blocks.RichTextBlock):
        yield value.source
    elif isinstance(value, str):
        yield value
