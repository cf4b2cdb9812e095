"""Where staff give a person a way into the own page."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, gettext_lazy as _

from base.admin_screens import OfOneRecord
from base.audit.choices import Act
from base.audit.services import note
from base.offers import offer
from base.users import User
from network.people.choices import RouteKind
from network.people.models import Person
from network.people.permissions import keeps, sees_people, visible_to
from network.personal_links.choices import Way
from network.personal_links.services import give_link, revoke_links, send_link

offer("person", "people_link", _("Give a way into the own page"))


class LinkScreen(OfOneRecord):
    """By e-mail, which is not shown; or a code on paper, shown this once; and an end for all that were given."""

    header_icon = "user"
    template_name = "network/personal_links/give.html"
    above = (("people_modeladmin_index", _("People")),)

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return sees_people(user)

    def seen(self) -> QuerySet[Person]:
        return visible_to(self.user)

    @property
    def person(self) -> Person:
        found: Person = self.record
        return found

    def is_allowed_here(self, user: User, person: Person) -> bool:
        return keeps(user, person)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Opening it is noted, as every screen of a person."""
        note(act=Act.SAW, of=self.person, by=self.user, controller=self.person.controller_id, fields=["people_link"])
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        has_mail = not self.person.is_restricted and self.person.routes.filter(kind=RouteKind.EMAIL).exists()
        held = self.person.links.filter(revoked_at=None)
        return super().get_context_data(
            **{"person": self.person, "has_mail": has_mail, "links": held, "code": None, **kwargs}
        )

    def post(self, request: HttpRequest, reference: str) -> HttpResponse:
        if "revoke" in request.POST:
            revoke_links(person=self.person, by=self.user)
            messages.success(request, gettext("No link or code of this person works any more."))
            return redirect("people_link", self.person.pk)
        if "mail" in request.POST and self.person.is_restricted:
            raise Http404
        if "mail" in request.POST and (route := self.person.routes.filter(kind=RouteKind.EMAIL).first()):
            send_link(person=self.person, address=route.value, by=self.user)
            messages.success(request, gettext("A link is on its way."))
            return redirect("people_person", self.person.pk)
        link, code = give_link(person=self.person, way=Way.PAPER, by=self.user)
        return self.render_to_response(self.get_context_data(code=code, link=link))
