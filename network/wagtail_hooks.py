"""The menu: every admin screen of this domain."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext, gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.log_actions import LogFormatter
from wagtail_modeladmin.options import ModelAdminGroup, modeladmin_register

from base.users import User
from network.applications.admin import CallAdmin, LateAnswersPanel
from network.councils.admin import CouncilAdmin, SecrecyTextAdmin
from network.experiences.admin import ExperienceScreens
from network.figures.admin import FigureScreens
from network.inquiries.admin import InquiryAdmin
from network.materials.admin import BankScreens, UseScreens
from network.meetings.admin import MeetingAdmin, WaitingMemosPanel
from network.notices.admin import BurstPanel, NoticeScreens
from network.people.admin import PartKindViewSet, PersonAdmin
from network.personal_links.admin import LinkScreen, RequestScreens
from network.proposals.admin import LateProposalsPanel, ProposalAdmin
from network.regions.admin import CentreViewSet, OrganisationAdmin
from network.staff.admin import AssignmentAdmin
from network.suggestions.admin import SuggestionScreens
from network.themes.admin import KeywordAdmin, MethodViewSet, StandingScreens, TargetGroupViewSet, ThemeViewSet
from network.upkeep.admin import CareScreens


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
        PartKindViewSet("part-kinds"),
    )


class BankGroup(ViewSetGroup):
    """What keeps a material bank alive beside its pages."""

    menu_label = _("Material bank")
    menu_icon = "folder-inverse"
    menu_order = 290
    items = (SuggestionScreens(), ExperienceScreens(), CareScreens(), UseScreens(), BankScreens())


@modeladmin_register
class RegisterGroup(ModelAdminGroup):
    """Registers that grow as people write."""

    menu_label = _("Registers")
    menu_icon = "folder-open-inverse"
    menu_order = 310
    items = (KeywordAdmin, OrganisationAdmin)


modeladmin_register(CouncilAdmin)
modeladmin_register(MeetingAdmin)
modeladmin_register(CallAdmin)
modeladmin_register(ProposalAdmin)
modeladmin_register(SecrecyTextAdmin)
modeladmin_register(PersonAdmin)
modeladmin_register(InquiryAdmin)
modeladmin_register(AssignmentAdmin)


@hooks.register("register_admin_viewset")
def themes_in_counties() -> StandingScreens:
    return StandingScreens()


@hooks.register("register_admin_viewset")
def figures() -> FigureScreens:
    return FigureScreens()


@hooks.register("register_admin_viewset")
def words_group() -> WordsGroup:
    return WordsGroup()


PLAIN_ACTIONS = (
    ("decide_suggestion", _("Decide on a suggestion"), _("A suggestion was decided on.")),
    ("answer_suggestion", _("Answer a suggestion"), _("The sender was answered.")),
    ("decide_experience", _("Decide on an experience"), _("An experience was decided on.")),
)


@hooks.register("register_admin_viewset")
def bank_group() -> BankGroup:
    return BankGroup()


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    for name, label, told in PLAIN_ACTIONS:
        actions.register_action(f"network.{name}", label, told)

    @actions.register_action("network.merge_keyword")
    class MergeKeyword(LogFormatter):
        label = _("Merge a keyword")

        def format_message(self, log_entry: Any) -> str:
            return gettext("The keyword “%(keyword)s” was made one with this.") % {"keyword": log_entry.data["keyword"]}


@hooks.register("register_admin_viewset")
def notices() -> NoticeScreens:
    return NoticeScreens()


@hooks.register("register_admin_viewset")
def requests() -> RequestScreens:
    return RequestScreens()


@hooks.register("construct_homepage_panels")
def many_forms_at_once(request: HttpRequest, panels: list[Any]) -> None:
    if (panel := BurstPanel()).bursts:
        panels.insert(0, panel)


@hooks.register("construct_homepage_panels")
def answers_that_are_late(request: HttpRequest, panels: list[Any]) -> None:
    if isinstance(request.user, User) and (panel := LateAnswersPanel(request.user)).calls:
        panels.insert(0, panel)


@hooks.register("construct_homepage_panels")
def memos_that_wait(request: HttpRequest, panels: list[Any]) -> None:
    if isinstance(request.user, User) and (panel := WaitingMemosPanel(request.user)).meetings:
        panels.insert(0, panel)


@hooks.register("construct_homepage_panels")
def proposals_without_answer(request: HttpRequest, panels: list[Any]) -> None:
    if isinstance(request.user, User) and (panel := LateProposalsPanel(request.user)).proposals:
        panels.insert(0, panel)


@hooks.register("register_admin_urls")
def links_to_own_pages() -> list[URLPattern]:
    return [path("people/<str:reference>/link/", LinkScreen.as_view(), name="people_link")]
