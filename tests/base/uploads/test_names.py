"""Names of files: whatever is sent, what is kept and given out is short, plain, and no path."""

import re

import pytest

from base.media import SiteDocument
from base.uploads.names import clean_name, download_name
from tests.base.uploads.conftest import Desk
from tests.base.uploads.honest import png, txt

SAFE = re.compile(r"^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]{1,10})?$")
NAMES = {
    "../../../etc/passwd.txt": "passwd.txt",
    "..\\..\\windows\\win.txt": "win.txt",
    "/etc/cron.d/a.txt": "a.txt",
    "a" * 300 + ".txt": "a" * 76 + ".txt",
    "lasku\u202etxt.exe.txt": "laskutxt-exe.txt",
    "a\0.exe\0.txt": "a-exe.txt",
    "CON.txt": "file-con.txt",
    "prn.txt": "file-prn.txt",
    "NUL.txt": "file-nul.txt",
    "com1.txt": "file-com1.txt",
    "a\r\nSet-Cookie: x=1\r\n.txt": "aset-cookie-x-1.txt",
    "....txt": "txt",
    ".htaccess.txt": "htaccess.txt",
    '"; rm -r x; ".txt': "rm-r-x.txt",
    "<script>.txt": "script.txt",
    "Asiakasraadin käsikirja.TXT": "asiakasraadin-kasikirja.txt",
    "Čoahkkáigeassu áššiin.txt": "coahkkaigeassu-assiin.txt",
    "  .txt ": "txt",
    "???.txt": "file.txt",
    "👩‍👩‍👧.txt": None,
    "=cmd|' /C calc'!A0.txt": "c-calc-a0.txt",
    "a.tar.gz.txt": "a-tar-gz.txt",
    "%2e%2e%2fa.txt": "2e-2e-2fa.txt",
    "ａ／ｂ.txt": None,
    "": "file",
    ".": "file",
    "..": "file",
    "/": "file",
    "a.": "a",
    "a.ÄÄ": "a",
    "a." + "x" * 50: "a",
}


@pytest.mark.parametrize("name", NAMES)
def test_name_is_made_safe(name: str) -> None:
    cleaned = clean_name(name)

    assert SAFE.match(cleaned)
    assert len(cleaned) <= 100
    if expected := NAMES[name]:
        assert cleaned == expected
    assert clean_name(cleaned) == cleaned


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name in NAMES if clean_name(name).endswith(".txt")])
@pytest.mark.parametrize("screen", ["add", "add several"])
def test_document_is_kept_under_a_safe_name(desk: Desk, name: str, screen: str) -> None:
    """What Django's own parser leaves of a name is still the sender's."""
    desk.send(screen, name, txt())

    if any(sign in name for sign in '\r"'):
        # Such a name ends its own header, so that no file is left to be read.
        assert not SiteDocument.objects.exists()
        return
    folder, _, kept = desk.document().file.name.rpartition("/")
    assert folder == "documents"
    assert re.match(r"^[a-z0-9][a-z0-9-]*(_[A-Za-z0-9]{7})?\.txt$", kept), kept


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["../../a.png", "a" * 300 + ".png", "CON.png", "k\u202egnp.png", "Äiti ja lapsi.png"])
def test_picture_is_kept_under_a_safe_name(desk: Desk, name: str) -> None:
    desk.send("add picture", name, png())

    folder, _, kept = desk.picture().file.name.rpartition("/")
    assert folder == "original_images"
    assert re.match(r"^[a-z0-9][a-z0-9-]*(_[A-Za-z0-9]{7})?\.png$", kept), kept


@pytest.mark.parametrize(
    ("title", "ending", "name"),
    [
        ("Asiakasraadin käsikirja", "pdf", "asiakasraadin-kasikirja.pdf"),
        ("lomake.docx", "docx", "lomake.docx"),
        ("Lomake.docx", "pdf", "lomake-docx.pdf"),
        ("CON", "txt", "file-con.txt"),
        ("", "pdf", "file.pdf"),
        ('a"\r\nX: y', "pdf", "a-x-y.pdf"),
        ("../../x", "pdf", "x.pdf"),
        ("ä" * 300, "pdf", "a" * 76 + ".pdf"),
        ("Raportti 1/2026", "pdf", "raportti-1-2026.pdf"),
    ],
)
def test_file_is_given_out_under_the_name_of_its_title(title: str, ending: str, name: str) -> None:
    assert download_name(title, ending) == name
