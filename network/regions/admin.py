"""Admin screens of organisations, centres and areas."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.admin.viewsets.model import ModelViewSet

from base.word_lists import DeleteUnlessHeld, WordList
from network.regions.models import Centre, Organisation


class OrganisationAdmin(WordList):
    """Organisations that projects and councils name, filtered by kind beside the list."""

    model = Organisation
    menu_icon = "home"
    list_display = ("name_fi", "kind", "website")
    list_filter = ("kind",)
    search_fields = ("name_fi", "name_sv", "name_en", "slug")


class CentreViewSet(ModelViewSet):
    """Centres with the regions they work in, from one day to another."""

    model = Centre
    icon = "site"
    list_display = ("name_fi", "organisation")
    add_to_admin_menu = False
    copy_view_enabled = False
    delete_view_class = DeleteUnlessHeld
    prepopulated_fields = {"slug": ("name_fi",)}  # noqa: RUF012
    panels = (
        FieldPanel("name_fi"),
        FieldPanel("name_sv"),
        FieldPanel("name_en"),
        FieldPanel("slug"),
        FieldPanel("organisation"),
        InlinePanel("coverage", heading=_("Regions"), label=_("Region")),
    )
