"""Delivery: pages. One module a kind of page; this one says which there are."""

from flask import Flask


def register(app: Flask) -> None:  # noqa: ARG001  (each page adds its line)
    """Put every page on the app."""
