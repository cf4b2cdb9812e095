"""What the worker does for the search."""

from django_tasks import task

from pajaverkko.search.services import keep_files_found, keep_found


@task()
def keep_pages_found(keys: list[int]) -> None:
    """Index pages after they changed."""
    keep_found(keys=keys, by=None)


@task()
def read_new_file(key: int) -> None:
    """Read the text inside a file that was added or changed."""
    keep_files_found(keys=[key], by=None)
