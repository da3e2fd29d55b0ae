"""Where each claim of the texts that Uncramp grew from has found its place, or why it has none."""

from typing import Annotated

from pydantic import Field

from webapp.contract.routine import Text
from webapp.contract.strict import Strict

SeedId = Annotated[str, Field(pattern=r"^S[0-4]-\d\d$")]
# A kind of content and the name in it: `article:stop-a-cramp#pickle-juice`, `routine:bed-prep`.
Reference = Annotated[str, Field(pattern=r"^[a-z-]+:[A-Za-z0-9_/-]+(#[a-z0-9-]+)?$")]


class SeedItem(Strict):
    """A claim in our words, and the places where it stands; or the reason why it stands nowhere.

    What is covered may leave out a part of the claim, too: then both are there.
    """

    id: SeedId
    what: Text
    at: list[Reference] = Field(default_factory=list)
    left_out: Text | None = None


class CoverageFile(Strict):
    """`routines/knowledge/coverage.yaml`."""

    items: Annotated[list[SeedItem], Field(min_length=1)]
