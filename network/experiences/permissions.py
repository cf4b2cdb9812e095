"""Who looks at what was told: those who may edit the material."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from base.users import User
from network.experiences.models import Experience
from network.materials.permissions import own_materials


def visible_to(user: User | AnonymousUser, experiences: QuerySet[Experience]) -> QuerySet[Experience]:
    return experiences.filter(material__in=own_materials(user))


def can_decide(user: User | AnonymousUser, experience: Experience) -> bool:
    return visible_to(user, Experience.objects.filter(pk=experience.pk)).exists()
