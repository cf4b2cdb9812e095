"""What a collection of materials is put together from."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, PageChooserBlock, RichTextBlock, StreamBlock, StructBlock, TextBlock


class MaterialInCollectionBlock(StructBlock):
    """A material, and what the coordinator says of it here."""

    material = PageChooserBlock(label=_("Material"), page_type="network.MaterialPage")
    note = TextBlock(
        label=_("Words on it"),
        required=False,
        help_text=_("Why it is here, and when to take it: one or two sentences."),
    )

    class Meta:
        icon = "doc-full"
        label = _("Material")


class CollectionBlocks(StreamBlock):
    """Headings, texts between them, and materials, in the order they are used."""

    heading = CharBlock(label=_("Heading"), icon="title", max_length=120)
    text = RichTextBlock(label=_("Text"), features=["bold", "italic", "ul", "ol", "link"])
    material = MaterialInCollectionBlock()
