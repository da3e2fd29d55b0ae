"""What a page's content security policy refused."""

from playwright.sync_api import Page

# Runs before the page's own scripts, so that nothing is missed.
RECORDER = """
globalThis.__violations = [];
addEventListener('securitypolicyviolation', (event) => {
  globalThis.__violations.push(`${event.violatedDirective} ${event.blockedURI}`);
});
"""


def violations(page: Page) -> list[str]:
    """Return what was refused on this page so far."""
    found: list[str] = page.evaluate("() => globalThis.__violations ?? []")
    return found
