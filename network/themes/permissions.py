"""Who may tend the shared words."""

from django.contrib.auth.models import AnonymousUser

from base.users import User


def can_tend_keywords(user: User | AnonymousUser) -> bool:
    """Renaming and merging touches the pages of all centres: only those with the right over the whole list."""
    return user.is_active and user.has_perm("network.change_keyword")
