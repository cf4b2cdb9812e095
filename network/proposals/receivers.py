"""What happens by itself here, each one call to one service."""

from typing import Any

from django.dispatch import receiver

from base.users import User
from network.councils.models import Council
from network.councils.services import left_council
from network.people.models import Person
from network.proposals.services import tell_no_more


@receiver(left_council)
def let_no_news_leave(sender: type[Council], council: Council, person: Person, by: User | None, **kwargs: Any) -> None:
    tell_no_more(council=council, person=person, by=by)
