"""The description of the JSON addresses (OpenAPI): every method of each, and how it says no."""

from typing import Any, Final

from flask_openapi.blueprint import APIBlueprint
from flask_openapi.openapi import OpenAPI

from webapp.contract.problem import ProblemBody

_REFUSED: Final = "400"
_PROBLEM: Final = {
    "description": "A problem (RFC 9457); its code says which",
    "content": {
        "application/problem+json": {
            "schema": {"$ref": f"#/components/schemas/{ProblemBody.__name__}"}
        }
    },
}


class DescribedApp(OpenAPI):
    """A Flask app that describes its addresses as they are.

    The library alone keeps one blueprint for each address, and promises its own answer to what a
    model refuses.
    """

    def __init__(self, import_name: str, **options: Any) -> None:  # noqa: ANN401 - the library's own
        super().__init__(
            import_name,
            validation_error_status=_REFUSED,
            validation_error_model=ProblemBody,
            **options,
        )

    def register_api(self, api: APIBlueprint, **options: Any) -> None:  # noqa: ANN401 - the library's own
        """Register a blueprint; where it shares an address, the methods of both stay."""
        before = dict(self.paths)
        super().register_api(api, **options)
        for path in before.keys() & api.paths.keys():
            new = api.paths[path]
            methods = {name: getattr(new, name) for name in new.model_fields_set}
            self.paths[path] = before[path].model_copy(update=methods)

    def generate_spec_json(self) -> None:
        """Make the description; any address may answer with a problem."""
        super().generate_spec_json()  # type: ignore[no-untyped-call]
        for methods in self.spec_json["paths"].values():
            for operation in methods.values():
                operation["responses"] |= {_REFUSED: _PROBLEM, "default": _PROBLEM}
