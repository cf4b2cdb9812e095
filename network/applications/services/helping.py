"""What the staff does for an applicant who has no way to do it, or has lost it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from base.audit.choices import Act
from base.audit.services import note
from base.users import User
from network.applications.choices import ApplicationState
from network.applications.models import Application
from network.applications.queries import is_here_for_this_alone, locked
from network.councils.permissions import can_keep
from network.messages.queries import address_for_letters
from network.personal_links.choices import Way
from network.personal_links.models import PersonalLink
from network.personal_links.services import give_link


@transaction.atomic
def give_code(*, application: Application, by: User) -> tuple[PersonalLink, str]:
    """A code on paper for the own page of somebody who is here for this application alone; returned this once.

    Raises ValidationError for somebody who has an e-mail address, belongs to something else here, or has applied to
    another council: their page tells of that, too, and whoever knows them gives the code.
    """
    found = locked(application.pk)
    if not can_keep(by, found.call.council) or found.person.is_restricted:
        raise PermissionDenied
    if found.state == ApplicationState.WITHDRAWN:
        raise ValidationError(_("This cannot be done with the application now."), code="step")
    if address_for_letters(found.person) or not is_here_for_this_alone(found):
        # One sentence for both: a refusal must not tell that somebody is known elsewhere.
        raise ValidationError(
            _("No code is made here: they have a link in their e-mail, or a coordinator who knows them gives one."),
            code="other_way",
        )
    link, code = give_link(person=found.person, way=Way.PAPER, until=found.call.answers_on, by=None)
    note(act=Act.LINKED, of=found, by=by, reference=found.person_id, controller=found.controller_id, fields=[Way.PAPER])
    return link, code
