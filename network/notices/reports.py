"""A notice as it is read: in short, and question by question, in the reader's language."""

from django.utils.translation import gettext as _, ngettext

from base.notices import ShownNotice
from network.notices.choices import Afterwards, Basis
from network.notices.models import NoticeVersion


def shown_notice(version: NoticeVersion) -> ShownNotice:
    """What somebody reads before they tell anything."""
    rows = [
        (_("Who collects it"), version.words("collector")),
        (_("For what"), version.words("purpose_text")),
        (_("What is asked, and from whom"), version.words("asked_from")),
        (_("On what the right to collect it rests"), str(Basis(version.basis).label)),
        (_("Where it is kept"), version.words("where_kept")),
        (_("How long it is kept"), _kept(version)),
        (_("What becomes of it then"), _afterwards(version)),
        (_("Who may use it"), version.words("users")),
        (_("Can somebody be recognised in it"), _("No.") if version.anonymous else _("Yes, it can be.")),
        (_("Must I answer"), _("No, it is voluntary.") if version.voluntary else _("Yes, it is needed for this.")),
        (_("How results come back"), version.words("results")),
        (_("Whom to ask"), version.words("contact")),
    ]
    return ShownNotice(version.number, f"{version.words('purpose_text')} {_kept(version)}", rows)


def _kept(version: NoticeVersion) -> str:
    months = version.kept_months or 0
    if not months:
        return _("It is deleted as soon as the matter is over.")
    words = ngettext(
        "It is deleted %(months)d month after the matter is over.",
        "It is deleted %(months)d months after the matter is over.",
        months,
    )
    return words % {"months": months}


def _afterwards(version: NoticeVersion) -> str:
    label = str(Afterwards(version.afterwards).label)
    return f"{label} {version.words('archive')}".strip() if version.afterwards == Afterwards.ARCHIVED else label
