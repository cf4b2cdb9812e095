"""Who keeps which material bank."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from base.asked_once import asked_once
from base.users import User
from network.materials.pages import MaterialBankPage, MaterialPage


def own_banks(user: User | AnonymousUser) -> QuerySet[MaterialBankPage]:
    """The banks that somebody keeps, in all languages: what is decided there shows at once, so an editor keeps none."""
    if user.is_anonymous or not user.is_active:
        return MaterialBankPage.objects.none()
    allowed = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "publish")
    return MaterialBankPage.objects.filter(pk__in=allowed.values("pk")).order_by("path")


@asked_once
def keeps_a_bank(user: User | AnonymousUser) -> bool:
    return own_banks(user).exists()


def own_materials(user: User | AnonymousUser) -> QuerySet[MaterialPage]:
    """The materials, drafts too, that somebody answers for: may publish, and not edit alone."""
    if user.is_anonymous or not user.is_active:
        return MaterialPage.objects.none()
    allowed = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "publish")
    return MaterialPage.objects.filter(pk__in=allowed.values("pk")).select_related("locale")
