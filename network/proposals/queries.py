"""Proposals, as far as they are asked for."""

import datetime
from uuid import UUID

from django.db.models import Max, Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from base.half_years import HalfYear
from base.queries import readable, readable_in_any_language
from network.councils.models import Council, Term
from network.councils.pages import CouncilPage
from network.councils.queries import councils_sat_in
from network.people.models import Person
from network.proposals.choices import FIRST_REMINDER, PUBLIC, SECOND_REMINDER, ProposalState
from network.proposals.models import Addressee, AnswerLink, Proposal, ProposalStep
from network.regions.models import Centre, Region
from network.regions.pages import RegionPage
from network.themes.pages import ThemePage


def locked_proposal(key: int) -> Proposal:
    """Whoever takes a step waits for the one before."""
    found = Proposal.objects.select_for_update(of=("self",)).select_related("council__centre__organisation")
    return found.get(pk=key)


def proposal_now(proposal: Proposal) -> Proposal:
    """As it stands in the database in this moment."""
    return Proposal.objects.get(pk=proposal.pk)


def step_with_key(key: UUID) -> ProposalStep | None:
    """The step that was noted with this form."""
    return ProposalStep.objects.filter(key=key).first()


def step_of(proposal: Proposal, key: int) -> ProposalStep | None:
    """A step of this proposal."""
    return ProposalStep.objects.filter(proposal=proposal, pk=key).first()


def is_noted(proposal: Proposal, key: str) -> bool:
    """Whether a form with this key has come already: the second click of two."""
    try:
        known = step_with_key(UUID(key))
    except ValueError:
        return False
    return known is not None and known.proposal_id == proposal.pk


def last_day_of_steps(proposal: Proposal) -> datetime.date | None:
    """When the last step with a state happened."""
    last: datetime.date | None = steps_of(proposal).exclude(to="").values_list("happened_on", flat=True).last()
    return last


def locked_council(key: int) -> Council:
    """Whoever sends the same form twice waits here for the first time."""
    return Council.objects.select_for_update(of=("self",)).get(pk=key)


def is_read_by_everybody(council: Council) -> bool:
    """Whether the council has a public page, in one language at least."""
    return readable_in_any_language(CouncilPage).filter(translation_key=council.council_key).exists()


def proposal_with_key(key: UUID) -> Proposal | None:
    """The proposal that was prepared with this form."""
    return Proposal.objects.filter(key=key).first()


def addressees_of(council: Council) -> QuerySet[Addressee]:
    """Those who answer the council today."""
    found: QuerySet[Addressee] = Addressee._base_manager.filter(council=council, left_on__isnull=True)
    return found.order_by("name_fi", "reference")


def addressees_told(page: CouncilPage) -> QuerySet[Addressee]:
    """Those who answer the council today, as its page tells: their names alone."""
    found: QuerySet[Addressee] = Addressee._base_manager.filter(
        council__council_key=page.translation_key, left_on__isnull=True
    )
    return found.only("name_fi", "name_sv").order_by("name_fi", "reference")


def public_of(addressee: Addressee) -> QuerySet[Proposal]:
    """What was sent to them, or waits for them since somebody else left."""
    return Proposal.objects.filter(addressee=addressee, state__in=PUBLIC)


def addressee_of(proposal: Proposal) -> Addressee | None:
    """Who answers it today; None when they have left."""
    found: Addressee | None = Addressee._base_manager.filter(pk=proposal.addressee_id, left_on__isnull=True).first()
    return found


def steps_of(proposal: Proposal) -> QuerySet[ProposalStep]:
    """What happened, in order."""
    return ProposalStep.objects.filter(proposal=proposal).order_by("happened_on", "noted_at", "pk")


def told_last(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Those of which something was told in words, the last one first."""
    last = Max("steps__happened_on", filter=~Q(steps__words=""))
    return proposals.annotate(told_last_on=last).filter(told_last_on__isnull=False).order_by("-told_last_on", "-pk")


def told_by_addressee(proposal: Proposal, on: datetime.date) -> int:
    """How many steps were told by the link on a day."""
    return ProposalStep.objects.filter(proposal=proposal, from_addressee=True, happened_on=on).count()


def newest_steps(proposals: QuerySet[Proposal], most: int) -> QuerySet[ProposalStep]:
    """What was noted last of these proposals."""
    found = ProposalStep.objects.filter(proposal__in=proposals.order_by()).select_related("proposal__council")
    return found.order_by("-noted_at", "-pk")[:most]


def link_with(digest: str) -> AnswerLink | None:
    """The link that opens the answer today."""
    links = AnswerLink.objects.filter(digest=digest, expires_on__gte=timezone.localdate())
    return links.select_related("proposal__council__centre__organisation").first()


def public_proposals() -> QuerySet[Proposal]:
    """What everybody may see: sent, not hidden, and of a council whose page can be read. The latest first."""
    councils = readable(CouncilPage).order_by().values("translation_key")
    found = Proposal.objects.filter(state__in=PUBLIC, hidden_on__isnull=True, council__council_key__in=councils)
    return found.select_related("council").order_by("-sent_on", "-pk")


def proposals_of_council(page: CouncilPage) -> QuerySet[Proposal]:
    return public_proposals().filter(council__council_key=page.translation_key)


def proposals_sent_by(council: Council) -> QuerySet[Proposal]:
    """Whatever a council has sent, also what is hidden."""
    return Proposal.objects.filter(council=council, sent_on__isnull=False)


def proposals_of_meeting(meeting: int) -> QuerySet[Proposal]:
    """What came from the agenda of a meeting, in its order."""
    return public_proposals().filter(item__meeting=meeting).order_by("item__place", "pk")


def proposals_of_term(term: Term) -> QuerySet[Proposal]:
    """What a council sent within a term."""
    found = public_proposals().filter(council=term.council_id, sent_on__gte=term.starts_on)
    return found.filter(sent_on__lte=term.ends_on) if term.ends_on else found


def proposals_of_region(region: Region) -> QuerySet[Proposal]:
    """Of the councils of a region."""
    councils = readable(CouncilPage).filter(regions=region).order_by().values("translation_key")
    return public_proposals().filter(council__council_key__in=councils)


def proposals_of_theme(theme: int) -> QuerySet[Proposal]:
    """Of the theme with this key."""
    return public_proposals().filter(themes=theme)


def proposals_at(page: Page) -> QuerySet[Proposal] | None:
    """The public proposals that a page tells of; None for a page that tells of none, whatever is proposed."""
    if isinstance(page, CouncilPage):
        return proposals_of_council(page)
    if isinstance(page, RegionPage) and page.region:
        return proposals_of_region(page.region)
    if isinstance(page, ThemePage) and page.theme_id:
        return proposals_of_theme(page.theme_id)
    return None


def proposals_of_member(person: Person, day: datetime.date) -> QuerySet[Proposal]:
    """Of the councils in which somebody has a seat on a day."""
    return public_proposals().filter(council__in=councils_sat_in(person, day))


def proposals_kept(councils: QuerySet[Council]) -> QuerySet[Proposal]:
    """Of the councils that somebody keeps, those that wait first."""
    found = Proposal.objects.filter(council__in=councils).select_related("council")
    return found.order_by("answer_due_on", "-pk")


def proposals_to_remind_of(today: datetime.date) -> QuerySet[Proposal]:
    """Unanswered, a week before the last day and a week after they were sent; nobody has been reminded."""
    waiting = Proposal.objects.filter(Proposal.WAITS, first_reminded_on__isnull=True)
    asked_before = waiting.filter(sent_on__lte=today - FIRST_REMINDER)
    return asked_before.filter(answer_due_on__lte=today + FIRST_REMINDER, answer_due_on__gte=today).order_by("pk")


def proposals_late(today: datetime.date) -> QuerySet[Proposal]:
    """Unanswered the day after the last day; nobody has been reminded of that."""
    waiting = Proposal.objects.filter(Proposal.WAITS, second_reminded_on__isnull=True)
    return waiting.filter(answer_due_on__lte=today + SECOND_REMINDER).order_by("pk")


def late_of(councils: QuerySet[Council]) -> QuerySet[Proposal]:
    """Unanswered after their last day, of the councils that somebody keeps."""
    waiting = Proposal.objects.filter(Proposal.WAITS, council__in=councils)
    return waiting.filter(answer_due_on__lt=timezone.localdate()).order_by("answer_due_on", "pk")


def proposals_sent(centre: Centre, period: HalfYear) -> QuerySet[Proposal]:
    """What councils of a centre sent in a half-year and everybody may see, in whatever language."""
    councils = readable_in_any_language(CouncilPage).order_by().values("translation_key")
    found = Proposal.objects.filter(state__in=PUBLIC, hidden_on__isnull=True, council__council_key__in=councils)
    return found.filter(council__centre=centre, sent_on__range=(period.first_on, period.last_on))


def days_to_answer(proposals: QuerySet[Proposal]) -> list[int]:
    """How long each answer took."""
    answered = proposals.filter(answered_on__isnull=False).exclude(state=ProposalState.PREPARED)
    days = answered.values_list("sent_on", "answered_on")
    return sorted((last - first).days for first, last in days if first and last)
