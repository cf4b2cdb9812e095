"""Under which version what the public sees is kept now."""

from django.db import Error, connection

VERSION = "SELECT count(*), sum(token) FROM base_publicchange"


def public_version() -> str:
    """Another one after each change of what the public sees; empty where none can be told, so that nothing is kept."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(VERSION)
            number, total = cursor.fetchone()
    except Error:
        return ""
    return f"{number}-{total}" if number else ""


def number_of_changes() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM base_publicchange")
        return int(cursor.fetchone()[0])
