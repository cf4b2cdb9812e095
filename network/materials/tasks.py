"""What the worker does for the bank."""

import datetime

from django_tasks import task

from base.chores import daily
from network.materials.services import forget_imports, work_on_import


@task()
def store_import(key: int) -> None:
    """Store a coordinator's table."""
    work_on_import(key=key, by=None)


@daily
def forget_old_imports(today: datetime.date) -> None:
    forget_imports(today=today, by=None)
