"""The site with points at which it dies (`fixed_points.py`)."""

from typing import Any

from pajaverkko.wsgi import application as site
from tests.load.fixed_points import Point, arm_web, strike

arm_web()


def application(environ: dict[str, Any], start_response: Any) -> Any:
    """Whoever sent a form is to be led on; the answer has not left yet."""
    answer = site(environ, start_response)
    if environ["REQUEST_METHOD"] == "POST" and answer.status_code == 302:
        strike(Point.BEFORE_REPLY)
    return answer
