"""The blocks of running text that every room may use."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    EmailBlock,
    ListBlock,
    PageChooserBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
    TextBlock,
    URLBlock,
)
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

from base.released_people import ReleasedPersonBlock

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]


class QuoteBlock(StructBlock):
    """Words of somebody's, told without a name: "a member of the council", "a worker"."""

    text = TextBlock(label=_("Text"))
    source = CharBlock(label=_("Said by"), required=False, help_text=_("A role, never a person's name."))

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "base/blocks/quote.html"


class CalloutBlock(StructBlock):
    """A box that stands out: what to remember, where to turn to."""

    title = CharBlock(label=_("Title"))
    text = RichTextBlock(label=_("Text"), features=["bold", "ul", "link"])

    class Meta:
        icon = "info-circle"
        label = _("Box")
        template = "base/blocks/callout.html"


class ContactBlock(StructBlock):
    """How a service or a unit is reached: the one place on a page where addresses and telephone numbers belong."""

    name = CharBlock(label=_("Service or unit"), max_length=120)
    email = EmailBlock(label=_("E-mail address"), required=False)
    phone = CharBlock(label=_("Telephone"), required=False, max_length=40)
    note = CharBlock(label=_("When it answers"), required=False, max_length=160)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not cleaned.get("email") and not cleaned.get("phone"):
            raise StructBlockValidationError({"email": ValidationError(_("Write an address or a telephone number."))})
        return cleaned

    class Meta:
        icon = "mail"
        label = _("Contact details")
        template = "base/blocks/contact.html"


class LinkBlock(StructBlock):
    """One link in a list: a page of the site or an address elsewhere."""

    label = CharBlock(label=_("Text of the link"))
    page = PageChooserBlock(label=_("Page"), required=False)
    address = URLBlock(label=_("Address elsewhere"), required=False)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not cleaned.get("page") and not cleaned.get("address"):
            raise StructBlockValidationError({"page": ValidationError(_("Choose a page or write an address."))})
        return cleaned

    class Meta:
        icon = "link"
        label = _("Link")


class BodyBlocks(StreamBlock):
    """The running text of a page."""

    text = RichTextBlock(label=_("Text"), features=TEXT_FEATURES, template="base/blocks/text.html")
    quote = QuoteBlock()
    callout = CalloutBlock()
    image = ImageBlock(label=_("Image"), template="base/blocks/image.html")
    links = ListBlock(LinkBlock(), label=_("Links"), icon="link", template="base/blocks/links.html")
    file = DocumentChooserBlock(label=_("File"), template="base/blocks/file.html")
    contact = ContactBlock()
    person = ReleasedPersonBlock()
