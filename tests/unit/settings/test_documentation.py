import re

from webapp.foundation.paths import ROOT
from webapp.settings import PREFIX, Settings

PAGE = (ROOT / "docs" / "configuration.md").read_text()
PLAIN = {"host": "HOST", "port": "PORT", "prometheus_multiproc_dir": "PROMETHEUS_MULTIPROC_DIR"}
NAMES = {PLAIN.get(field, PREFIX + field.upper()) for field in Settings.model_fields}
WHERE_TO_LOOK = {f"{PREFIX}SECRETS_DIR"}


def test_every_setting_is_documented_and_nothing_else_is() -> None:
    documented = set(re.findall(r"^\| `([A-Z_]+)` \|", PAGE, re.MULTILINE))

    assert documented == NAMES | WHERE_TO_LOOK


def test_the_page_says_about_each_setting_what_the_code_says() -> None:
    for field, described in Settings.model_fields.items():
        assert described.description, field
        assert described.description in PAGE, field
