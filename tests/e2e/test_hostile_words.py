"""What people write is shown as they wrote it, and never becomes a part of the page."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Dialog, expect

from tests.support.app import settle
from tests.support.keeper import keeper_on
from tests.support.phone import Json, Phone, signed_up, until
from tests.support.policy import violations

pytestmark = pytest.mark.browser

PAYLOADS = (
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<svg onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<details open ontoggle=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<math><mtext></p><style><img src=x onerror=alert(1)>",
    "<template><img src=x onerror=alert(1)></template>",
    "<body onpageshow=alert(1)>",
    "<form action=javascript:alert(1)><input autofocus onfocus=alert(1)>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<object data=javascript:alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "{{constructor.constructor('alert(1)')()}}",
    "${alert(1)}",
    "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
    "&lt;img src=x onerror=alert(1)&gt;",
    "&#x3c;img src=x onerror=alert(1)&#x3e;",
    "<<img src=x onerror=alert(1)//<",
    "<img src=x onerror=alert(1)\u2028>",
    "<plaintext>",
    "<!--<img src=x onerror=alert(1)>",
    "<style>*{background:url(https://evil.example/)}</style>",
    "__proto__",
)
ALL = "\n".join(PAYLOADS)
SHORT = PAYLOADS[0]
# No word of a list is longer.
WORDS = [text for text in PAYLOADS if len(text) <= 64]
AT = "2026-11-20T03:12:44+01:00"

# Everywhere a person, or another program in their name, can write a word.
WRITTEN: dict[str, Json] = {
    "cramp": {
        "started_at": AT,
        "ended_at": AT,
        "side": SHORT,
        "muscle": SHORT,
        "note": ALL,
        "relief": WORDS,
        "context": WORDS,
        "ended_during": {"routine": SHORT, "step": SHORT},
    },
    "night": {"date": "2026-11-19", "cramps": SHORT, "note": ALL},
    "drink": {"at": AT, "ml": 250, "beverage": SHORT, "note": ALL},
    "session": {"routine": SHORT, "started_at": AT, "note": ALL},
    "medicine": {"name": SHORT, "dose": SHORT, "note": ALL},
    "reminder": {"what": "own", "title": SHORT, "schedule": {"times": ["08:00"]}},
    "routine": {
        "title": SHORT,
        "based_on": SHORT,
        "muscle": SHORT,
        "note": ALL,
        "steps": [{"action": text, "seconds": 5, "explain": text} for text in PAYLOADS],
    },
    "trial": {"what": SHORT, "blocks": [{"label": SHORT}], "note": ALL},
    "weather": {SHORT: ALL, "list": list(PAYLOADS)},
}
PAGES = (
    *("/", "/now", "/water", "/diary", "/insights", "/report", "/routines", "/reminders"),
    *("/medicines", "/settings", "/check", "/account"),
)
# Pages that must show the words themselves: one that draws nothing has nothing strange on it.
SHOWING = {"/diary", "/medicines", "/account"}
STRANGE = (
    "img[src='x'], iframe, object, base, [onload], [onerror], a[href^='javascript'], plaintext"
)


def id_of(number: int) -> str:
    return f"0199f0c3-5a1e-7c44-9d21-{number:012x}"


def written() -> bytes:
    """Return a file of entries full of what must stay words."""
    records = [
        {"record": id_of(number), "kind": kind, "seq": 0, "deleted": False, "fields": fields}
        for number, (kind, fields) in enumerate(WRITTEN.items())
    ]
    head = {"format": "uncramp-export", "version": 1, "exported_at": AT, "history": []}
    return json.dumps({**head, "records": records}).encode()


def test_whatever_people_write_stays_words_on_every_page(far_phone: Callable[..., Phone]) -> None:
    phone, _ = signed_up(far_phone)
    shown: list[str] = []

    def note(dialog: Dialog) -> None:
        shown.append(dialog.message)
        dialog.dismiss()

    phone.page.on("dialog", note)
    keeper_on(phone)
    phone.open("/account")
    phone.page.get_by_label("Name of the new passkey").fill(SHORT)
    phone.button("Add a passkey").click()
    file = {"name": f"{SHORT}.json", "mimeType": "application/json", "buffer": written()}
    phone.page.get_by_label("Take in a file").set_input_files(file)  # type: ignore[arg-type]
    phone.button(f"Take in {len(WRITTEN)} entries").click()
    phone.await_said(f"{len(WRITTEN)} entries were added.")
    until(lambda: phone.outbox() == [])  # what the server refuses is shown, too

    entries = [f"/diary/{id_of(number)}" for number in range(3)]
    own = f"/routines/own/{id_of(list(WRITTEN).index('routine'))}"
    for address in (*PAGES, *entries, own):
        phone.open(address)
        expect(phone.status).not_to_be_empty()
        settle(phone.page)
        if address in SHOWING:
            expect(phone.page.get_by_text(SHORT).first).to_be_visible()
        assert phone.page.locator(STRANGE).count() == 0, address
        assert violations(phone.page) == [], address
    phone.open("/account")
    expect(phone.button(f"Remove {SHORT}")).to_be_visible()
    assert shown == []
