"""The messages of this room: neutral subjects and first lines, for others may see the telephone."""

from collections.abc import Sequence

from django.utils.translation import gettext as _, override

from base.outbox.mail import Mail
from network.news.queries import News


def please_confirm(*, title: str, link: str, language: str) -> Mail:
    """Whoever wrote the address is asked whether they did; nothing else is ever sent before they say yes."""
    with override(language):
        parts = (
            _opening(),
            _("Somebody, probably you, gave this address on the web site. Nothing else is sent before you say yes."),
            _("It is about news of: %(title)s.") % {"title": title},
            f"{_('Confirm it here within a week:')}\n{link}",
            _("If it was not you, you need not do anything. The address is forgotten in a week."),
        )
        return Mail(_("Please confirm your address"), _joined(parts), language)


def follows_already(*, title: str, link: str, language: str) -> Mail:
    """Whoever has confirmed before, and is asked for once more: the link, and that nothing has changed."""
    with override(language):
        parts = (
            _opening(),
            _("Somebody, probably you, gave this address on the web site. You get these messages already."),
            _("It is about news of: %(title)s.") % {"title": title},
            f"{_('If you do not want these messages any more, end them here:')}\n{link}",
        )
        return Mail(_("A message from Pajaverkko"), _joined(parts), language)


def news(*, title: str, address: str, told: Sequence[News], link: str, language: str) -> Mail:
    """What is new, each with its address, and how to end it."""
    with override(language):
        lines = [f"{one.kind}: {one.heading}\n{one.address}" for one in told]
        parts = (
            _opening(),
            _("You get it because you confirmed this address on the web site. The link at the bottom ends it."),
            _("This is new about: %(title)s.") % {"title": title},
            *lines,
            f"{_('Everything stands here:')}\n{address}",
            f"{_('If you do not want these messages any more, end them here:')}\n{link}",
        )
        return Mail(_("A message from Pajaverkko"), _joined(parts), language)


def _opening() -> str:
    return _("Hello! This is a message from the web site Pajaverkko. What it is about stands below.")


def _joined(parts: Sequence[str]) -> str:
    return "\n\n".join(parts) + "\n"
