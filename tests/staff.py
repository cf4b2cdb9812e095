"""Staff with a role, and browsers in which they have signed in."""

from django.test import Client

from base.users import User
from network.regions.models import Centre
from network.staff.choices import StaffRole
from pajaverkko.sign_in.services import note_second_factor
from tests.factories.base import UserFactory
from tests.factories.network import AssignmentFactory


def staff(address: str, role: StaffRole, centre: Centre | None = None) -> User:
    """An account that has the role from today on."""
    user = UserFactory(email=address)
    AssignmentFactory(user=user, role=role, centre=centre)
    return User.objects.get(pk=user.pk)


def signed_in_client(user: User) -> Client:
    """A browser in which both steps of signing in are done: the code and the second factor."""
    client = Client()
    client.force_login(user)
    session = client.session
    note_second_factor(session=session, by=user)
    session.save()
    return client
