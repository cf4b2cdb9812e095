"""Who is erased, and every way in which a trace could be seen."""

import datetime
import json

NAME = "Äyräs Kanariala"
SLUG = "ayras-kanariala"
ADDRESS = "ayras.kanariala@posti.example"
PHONE = "040 903 6172"
EVENT_ON = datetime.date(2030, 1, 1)
TRACES = (NAME, NAME.upper(), NAME.lower(), json.dumps(NAME)[1:-1], SLUG, "anariala", ADDRESS, "9036172", "903 6172")
