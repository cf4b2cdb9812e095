"""Admin screens of the shared words."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.viewsets.model import ModelViewSet

from base.word_lists import DeleteUnlessHeld, WordList
from network.themes.forms import KeywordForm
from network.themes.models import Keyword, Method, TargetGroup, Theme
from network.themes.queries import uses_of

NAMES = ["name_fi", "name_sv", "name_en", "slug"]


class KeywordAdmin(WordList):
    """Free words with how often they are used, so that doubles are seen and made into one."""

    model = Keyword
    menu_icon = "tag"
    list_display = ("name", "uses")
    search_fields = ("name",)
    edit_handler = ObjectList([FieldPanel("name"), FieldPanel("merge_into")], base_form_class=KeywordForm)

    @admin.display(description=_("pages"))
    def uses(self, keyword: Keyword) -> int:
        return uses_of(keyword)


class WordViewSet(ModelViewSet):
    """An agreed word in each language."""

    delete_view_class = DeleteUnlessHeld
    form_fields = NAMES
    list_display = ("name_fi", "name_sv", "name_en", "slug")
    search_fields = ("name_fi", "name_sv", "name_en")
    add_to_admin_menu = False
    copy_view_enabled = False
    prepopulated_fields = {"slug": ("name_fi",)}  # noqa: RUF012


class ThemeViewSet(WordViewSet):
    model = Theme
    icon = "tag"
    search_fields = None  # type: ignore[assignment]


class TargetGroupViewSet(WordViewSet):
    model = TargetGroup
    icon = "group"


class MethodViewSet(WordViewSet):
    model = Method
    icon = "cogs"
