"""The menu: every admin screen of this domain."""

from typing import Any

from django.utils.translation import gettext, gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.log_actions import LogFormatter
from wagtail_modeladmin.options import ModelAdminGroup, modeladmin_register

from network.regions.admin import CentreViewSet, OrganisationAdmin
from network.themes.admin import KeywordAdmin, MethodViewSet, TargetGroupViewSet, ThemeViewSet


class WordsGroup(ViewSetGroup):
    """What coordinators choose from when they write pages."""

    menu_label = _("Words and centres")
    menu_icon = "list-ul"
    menu_order = 300
    items = (
        ThemeViewSet("themes"),
        TargetGroupViewSet("target-groups"),
        MethodViewSet("methods"),
        CentreViewSet("centres"),
    )


@modeladmin_register
class RegisterGroup(ModelAdminGroup):
    """Registers that grow as people write."""

    menu_label = _("Registers")
    menu_icon = "folder-open-inverse"
    menu_order = 310
    items = (KeywordAdmin, OrganisationAdmin)


@hooks.register("register_admin_viewset")
def words_group() -> WordsGroup:
    return WordsGroup()


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    @actions.register_action("network.merge_keyword")
    class MergeKeyword(LogFormatter):
        label = _("Merge a keyword")

        def format_message(self, log_entry: Any) -> str:
            return gettext("The keyword “%(keyword)s” was made one with this.") % {"keyword": log_entry.data["keyword"]}
