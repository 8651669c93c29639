"""Measurements: Normbook beside what people run today, on the same data in the same run.

A benchmark is a module of this folder whose name has no underscore before it; it
has one function, `run(*, quick: bool) -> list[Row]`. Peers stand in bench.peers and
need what only the development environment has.
"""
