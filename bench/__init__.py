"""Benchmarks that a person can run and read: `make bench`, or `python -m bench NAME`."""
