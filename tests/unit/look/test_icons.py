"""Generated parts of pages are what their generators make."""

import pytest

from tooling import icon_macro


@pytest.mark.skipif(not icon_macro.SOURCE.is_dir(), reason="the icon set is not installed")
def test_the_inlined_icons_are_those_of_the_icon_set() -> None:
    assert icon_macro.TARGET.read_text(encoding="utf-8") == icon_macro.macro()
