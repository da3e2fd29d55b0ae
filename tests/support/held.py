"""What a page asks for is held back until the test lets it go."""

from playwright.sync_api import BrowserContext, Page, Route


class Held:
    """Requests to these addresses, held from now on.

    held = Held(page, "**/slow.js")
    page.goto(address, wait_until="commit")
    held.let_go()
    """

    def __init__(self, where: Page | BrowserContext, *addresses: str) -> None:
        self._routes: list[Route] = []
        self._holds = True
        for address in addresses:
            where.route(address, self._hold)

    def _hold(self, route: Route) -> None:
        if self._holds:
            self._routes.append(route)
        else:
            route.continue_()

    def let_go(self) -> None:
        """Let all that wait go on, and hold nothing any more."""
        self._holds = False
        while self._routes:
            self._routes.pop().continue_()
