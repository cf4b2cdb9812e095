"""What the worker does for the search."""

from django_tasks import task

from pajaverkko.search.services import keep_found


@task()
def keep_pages_found(keys: list[int]) -> None:
    """Index pages after they changed."""
    keep_found(keys=keys, by=None)
