"""What a phone needs to put the app on its home screen."""

import struct

from flask import Flask

from webapp.foundation.paths import ROOT


def manifest(site: Flask, address: str = "/manifest.webmanifest") -> dict:
    answer = site.test_client().get(address)
    assert answer.mimetype == "application/manifest+json"
    return answer.get_json()


def test_the_installed_app_opens_dark_and_by_itself(site: Flask) -> None:
    found = manifest(site)

    assert (found["id"], found["start_url"], found["scope"]) == ("/", "/", "/")
    assert (found["display"], found["background_color"]) == ("standalone", "#000000")
    assert "health" in found["categories"]


def test_one_press_on_the_home_screen_starts_relief_or_logs_water(site: Flask) -> None:
    shortcuts = {item["name"]: item["url"] for item in manifest(site)["shortcuts"]}

    assert shortcuts == {"Cramp now": "/now?start=1", "Log water": "/water"}


def test_every_picture_in_the_manifest_is_there_in_the_size_it_claims(site: Flask) -> None:
    found = manifest(site)
    pictures = [*found["icons"], *found["screenshots"]]
    rendered = [item for item in pictures if item["type"] == "image/png"]

    for item in rendered:
        head = (ROOT / item["src"].removeprefix("/")).read_bytes()[:24]
        width, height = struct.unpack(">II", head[16:24])
        assert item["sizes"] == f"{width}x{height}", item["src"]
    purposes = {(item["purpose"], item["sizes"]) for item in rendered if "purpose" in item}
    assert {("maskable", "192x192"), ("maskable", "512x512"), ("any", "512x512")} <= purposes


def test_the_manifest_speaks_the_language_of_its_address(site: Flask) -> None:
    found = manifest(site, "/xx/manifest.webmanifest")

    assert found["start_url"] == "/xx/"
    assert found["shortcuts"][0]["name"] != "Cramp now"
