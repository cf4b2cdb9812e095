"""What is promised of five hundred people at once, and of kills meanwhile: `.venv/bin/python -m tests.load`.

Both programs, each on both databases; about ten minutes. Exit code 1 when a promise does not hold.
"""

import subprocess
import sys

PROGRAMS = ("tests.load.enrolment_load", "tests.load.enrolment_kills")

if __name__ == "__main__":
    ended = [subprocess.run([sys.executable, "-m", program], check=False).returncode for program in PROGRAMS]
    sys.exit(1 if any(ended) else 0)
