"""What the worker does for a letter as soon as it has been queued."""

from django_tasks import task

from base.outbox.delivering import deliver_letters
from base.outbox.queries import letters_waiting


@task()
def send_letters() -> None:
    """Send what is due. The loop of the worker does the same every few seconds."""
    deliver_letters()


def send_soon(key: int) -> None:
    """Ask the worker to hurry with a letter; a crowd, and what a server is away for, is left to the loop."""
    if not letters_waiting().exclude(pk=key).exists():
        send_letters.enqueue()
