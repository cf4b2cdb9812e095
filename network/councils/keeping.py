"""Members are kept while they have a seat and their term goes on, whatever their parts say."""

import datetime

from django.db.models import Q, QuerySet

from network.councils.models import Seat
from network.notices.keeping import needs_people


@needs_people
def members(today: datetime.date) -> QuerySet:
    lasting = Q(term__ends_on__isnull=True) | Q(term__ends_on__gte=today)
    held = Q(ends_on__isnull=True) | Q(ends_on__gte=today)
    return Seat._base_manager.filter(lasting, held).values("person")
