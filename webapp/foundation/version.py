"""Which release this is."""

from importlib.metadata import PackageNotFoundError, version


def _installed() -> str:
    try:
        return version("uncramp")
    except PackageNotFoundError:  # run from a checkout that was never installed
        return "0+checkout"


VERSION = _installed()
