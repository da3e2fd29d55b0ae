"""What stands in for a closed routine: the page knows for whom that is closed, too."""

import re

from flask import Flask

from webapp.content.library import Library

LINK = re.compile(r'href="/routines/([\w-]+)"\s+data-closed-by="([\w ]*)"')


def test_every_way_around_a_gate_says_which_answers_close_it(site: Flask) -> None:
    known: Library = site.extensions["library"]
    browser = site.test_client()
    gates = {name: browser.get(f"/routines/{name}.json").get_json()["gates"] for name in known.ids}
    ways = 0
    for name in known.ids:
        found = dict(LINK.findall(browser.get(f"/routines/{name}").text))
        assert set(found) == {gate["instead_routine"] for gate in gates[name]} - {None}
        for other, closed_by in found.items():
            blocks = [gate["gate"] for gate in gates[other] if gate["effect"] == "block"]
            assert closed_by.split() == blocks
            ways += 1

    assert ways > 10
