"""The list of parts that people can have."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from base.word_lists import DeleteUnlessHeld
from network.people.models import PartKind


class PartKindViewSet(ModelViewSet):
    model = PartKind
    menu_label = _("Kinds of parts")
    icon = "tag"
    form_fields = ("name_fi", "name_sv", "name_en", "slug")
    list_display = ("name_fi", "name_sv", "name_en")
    inspect_view_enabled = False
    copy_view_enabled = False
    delete_view_class = DeleteUnlessHeld
