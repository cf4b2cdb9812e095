"""What a council's page tells, kept for those who belong to it."""

from uuid import UUID

from django.db import transaction

from base.users import User
from network.councils.models import Council, SecrecyText, Term
from network.councils.pages import CouncilPage
from network.councils.queries import councils_unknown, leading_version, terms_overlapping
from network.regions.queries import centre_of

FIRST_FINNISH = (
    "Lupaan, etten kerro muille, mitä kuulen raadissa toisten ihmisten asioista. En kerro, ketkä muut ovat jäseniä. "
    "Omista asioistani saan kertoa. Lupaus on voimassa myös sen jälkeen, kun lähden raadista."
)
FIRST_SWEDISH = (
    "Jag lovar att inte berätta för andra vad jag hör i rådet om andras liv. Jag berättar inte vilka de andra "
    "medlemmarna är. Om mitt eget liv får jag berätta. Löftet gäller också när jag har lämnat rådet."
)


@transaction.atomic
def keep_council(*, council_key: UUID, by: User | None) -> Council | None:
    """Note whose a council is and which days its term has, as its live page tells them. None: no version is live."""
    page = leading_version(council_key)
    if page is None:
        return None
    Council.objects.get_or_create(council_key=council_key)
    council = Council.objects.select_for_update().get(council_key=council_key)
    _keep_centre(council, page)
    council.save()
    _keep_term(council, page)
    return council


def keep_all_councils(*, by: User | None) -> int:
    """For live councils that are not known yet; returns how many."""
    keys = list(councils_unknown())
    for key in keys:
        keep_council(council_key=key, by=by)
    return len(keys)


def _keep_centre(council: Council, page: CouncilPage) -> None:
    """A council with members stays with the organisation that they told about themselves."""
    centre = centre_of(page)
    if centre is None or not council.terms.filter(seats_held__isnull=False).exists():
        council.centre = centre or council.centre
    elif council.centre and centre.organisation_id == council.centre.organisation_id:
        council.centre = centre


def _keep_term(council: Council, page: CouncilPage) -> None:
    """Days that overlap with a term that is known correct it; others begin a new one, and the old one stays."""
    if page.term_starts_on is None:
        return
    days = {"starts_on": page.term_starts_on, "ends_on": page.term_ends_on, "seats": page.seats}
    known = terms_overlapping(council, page.term_starts_on, page.term_ends_on).order_by("-starts_on").first()
    if known is None:
        Term.objects.create(council=council, **days)
        return
    for name, value in days.items():
        setattr(known, name, value)
    known.save()


@transaction.atomic
def keep_secrecy_text(*, by: User | None) -> None:
    """The words that members promise from the beginning, once; an administrator publishes others."""
    if not SecrecyText.objects.exists():
        SecrecyText.objects.create(text_fi=FIRST_FINNISH, text_sv=FIRST_SWEDISH)
