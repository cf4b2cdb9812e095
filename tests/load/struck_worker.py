"""`python -m tests.load.struck_worker worker`: manage.py with points at which it dies (`fixed_points.py`)."""

import sys

import django
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    django.setup()
    from tests.load.fixed_points import arm_worker

    arm_worker()
    execute_from_command_line(sys.argv)
