"""Reads a page as a person or a strict browser would: words, names, links, ids, inline code."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"})
_SPOKEN = ("alt", "aria-label", "placeholder", "title")
_UNSEEN = frozenset({"script", "style", "template"})


@dataclass
class Page(HTMLParser):
    """One parsed page; make it with `read`."""

    words: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    unclosed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._note(tag, given)
        if tag not in _VOID:
            hidden = given.get("translate") == "no" or tag in _UNSEEN
            self._open.append((tag, hidden or self._hidden))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._note(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1][0] != tag:
            self.unclosed.append(tag)
            return
        self._open.pop()

    def handle_data(self, data: str) -> None:
        inside = self._open[-1][0] if self._open else ""
        if inside in {"script", "style"} and data.strip():
            self.inline.append(f"<{inside}>{data.strip()[:60]}")
        elif data.strip() and not self._hidden:
            self.words.append(" ".join(data.split()))

    @property
    def _hidden(self) -> bool:
        return bool(self._open) and self._open[-1][1]

    def _note(self, tag: str, given: dict[str, str]) -> None:
        if "id" in given:
            self.ids.append(given["id"])
        for name in ("aria-labelledby", "aria-describedby", "for"):
            self.references.extend(given.get(name, "").split())
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if not self._hidden:
            self.words.extend(given[name] for name in _SPOKEN if given.get(name))
            if tag == "meta" and given.get("name") == "description":
                self.words.append(given["content"])
        self.inline.extend(f"{tag} {name}" for name in given if name.startswith("on"))
        self.inline.extend(f"{tag} style" for name in given if name == "style")


def read(text: str) -> Page:
    """Return the page that a browser would see before any script has run."""
    page = Page()
    page.feed(text)
    page.close()
    page.unclosed.extend(tag for tag, _ in page._open)  # noqa: SLF001 - its own state
    return page
