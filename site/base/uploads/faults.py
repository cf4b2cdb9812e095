"""What a person is told about a file that is not taken: what is wrong, and what to do."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "active_links": _(
        "The file holds a link or a form that runs a program or sends something. Remove it, and save the file again."
    ),
    "active_page": _("The page holds a script, a form or a frame. Save it without them, or as a PDF file."),
    "attachments": _(
        "The PDF file carries other files inside it. Save it without attachments, and add the other files on their own."
    ),
    "bomb": _(
        "The file unpacks to far more than it should. Open it in its program, save it as a new file, and send that."
    ),
    "broken": _("The file is damaged or incomplete. Open it in its program, save it as a new file, and send that."),
    "embedded": _(
        "The file carries another file or an object of another program inside it. Put a picture in its place, "
        "or add that file on its own."
    ),
    "empty": _("The file is empty. Check that the right file was chosen."),
    "entities": _(
        "The file declares things that no office program writes. Open it in its program, save it as a new file, "
        "and send that."
    ),
    "external": _(
        "The file fetches a template, a picture or figures from elsewhere when it is opened. Break the links to other "
        "files, or paste what they show into the file, and save it again."
    ),
    "identity_code": _(
        "There seems to be a personal identity code in the file, perhaps in a comment, a header or a deleted passage. "
        "Remove it in the program that the file was made with, save the file, and choose it again. Nothing has been "
        "stored."
    ),
    "heavy": _("The file is too large to be checked. Divide it into smaller files."),
    "kind": _("Files of this kind are not taken. These are: %(kinds)s."),
    "large": _("The file is larger than 20 MB. Save it with smaller pictures, or divide it."),
    "locked": _("The file is protected by a password. Save it without the password."),
    "macros": _("The file holds macros, which are small programs. Save it as an ordinary file without macros."),
    "no_text": _("The file is not plain text. Save it as text, with UTF-8 as its encoding."),
    "orders": _("The file starts another program when it is opened or pressed. Remove that field or button."),
    "other_kind": _(
        "The file is not what the ending of its name says. Save it anew in its own program, in the kind that you want."
    ),
    "picture_broken": _(
        "The picture is damaged or incomplete. Open it in a picture program, and save it again as JPEG or PNG."
    ),
    "picture_heavy": _("The picture is too large for its kind. Save it as JPEG."),
    "picture_large": _(
        "The picture has more than 40 million points. Save it smaller: 3000 points are enough for its longest side."
    ),
    "picture_moves": _("Moving pictures are not taken. Save one frame of it as a picture."),
    "picture_other": _(
        "The file is not a picture of the kind that its name says, or holds something else too. Save it again in a "
        "picture program as JPEG or PNG."
    ),
    "scanner": _("The virus scanner did not accept the file. Check the file on your own machine, and do not open it."),
    "scanner_failed": _("The virus scanner did not answer, so the file was not taken. Try again later."),
    "scripts": _("The file holds a script or an interactive form. Save or print it as an ordinary PDF file."),
    "slow": _(
        "The file could not be checked in time and was not taken. Save it as a new, smaller file, or try again later."
    ),
}
"""One sentence for each fault that a check can find."""


def refusal(faults: Iterable[str], *, kinds: Iterable[str] = ()) -> ValidationError:
    """All that is wrong, as a form shows it."""
    listed = ", ".join(sorted(kinds))
    return ValidationError(
        [ValidationError(SENTENCES[fault], code=fault, params={"kinds": listed}) for fault in faults]
    )
