import pytest

from webapp.accounts.user_agent import label_of

CHROME = (
    "Mozilla/5.0 (Linux; Android 16; K) AppleWebKit/537.36 Chrome/142.0.0.0 Mobile Safari/537.36"
)


@pytest.mark.parametrize(
    ("user_agent", "browser", "system"),
    [
        (CHROME, "Chrome", "Android"),
        (CHROME + " EdgA/142.0", "Edge", "Android"),
        (CHROME.replace("Chrome", "SamsungBrowser/29.0 Chrome"), "Samsung Internet", "Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 26_0) Version/26.0 Safari/604", "Safari", "iPhone"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 26_0) CriOS/142 Safari/604", "Chrome", "iPhone"),
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
            "Firefox",
            "Linux",
        ),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/26.0 Safari/605",
            "Safari",
            "Mac",
        ),
        ("curl/8", None, None),
        ("", None, None),
    ],
)
def test_a_device_is_named_by_browser_and_system(
    user_agent: str, browser: str | None, system: str | None
) -> None:
    label = label_of(user_agent)

    assert (label.browser, label.system) == (browser, system)
