"""What every message of ours starts from."""

from typing import Any, Final

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema


class Strict(BaseModel):
    """Refuses unknown keys and does not turn one type into another."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class DescribedAs:
    """Documents a value as one type and lets it through unchecked, to be read later, alone."""

    def __init__(self, described: Any) -> None:  # noqa: ANN401 - any type form, unions too
        self._described = described

    def __get_pydantic_core_schema__(
        self, source: type, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        del source
        described = handler.generate_schema(self._described)
        return core_schema.no_info_wrap_validator_function(lambda value, _: value, described)


# For what people keep. "250" is no amount; extra keys are a newer build's, and stay.
OPEN: Final = ConfigDict(strict=True, extra="allow")
