"""Admin screens of what helps the search: words that mean the same, and pages that come first."""

from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.admin.viewsets.model import ModelViewSet

from base.models import PromotedResult, SynonymGroup


class SynonymGroupViewSet(ModelViewSet):
    """Words and abbreviations that mean the same."""

    model = SynonymGroup
    icon = "list-ul"
    list_display = ("words",)
    search_fields = ("words",)
    add_to_admin_menu = False
    copy_view_enabled = False
    panels = (FieldPanel("words"),)


class PromotedResultViewSet(ModelViewSet):
    """Pages that stand first when a question holds some words."""

    model = PromotedResult
    icon = "pick"
    list_display = ("words", "page")
    search_fields = ("words",)
    add_to_admin_menu = False
    copy_view_enabled = False
    panels = (FieldPanel("words"), PageChooserPanel("page"))
