"""How dates may be written in the admin: as Finns write them, or with the year first."""

DATE_INPUT_FORMATS = ["%d.%m.%Y", "%Y-%m-%d"]
TIME_INPUT_FORMATS = ["%H.%M", "%H:%M", "%H.%M.%S", "%H:%M:%S"]
DATETIME_INPUT_FORMATS = [
    f"{date}{at}{time}" for date in DATE_INPUT_FORMATS for at in (" ", " klo ", " kl. ") for time in TIME_INPUT_FORMATS
]
