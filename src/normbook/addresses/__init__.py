"""One grammar for every permanent address: a kind, then a path.

    norm:beijing-rules/13.2                       a provision
    question:custody@1.0/q12[untried,2019]        a question, and a cell of it
    answer:2004-1/KEN/custody@1.0/q12#v3          an answer in a version of the reply
    figure:report-2006/f0017                      a figure

An address, once published, never changes its meaning.
"""

from __future__ import annotations

from normbook.addresses._address import KINDS, Address, parse

__all__ = ["KINDS", "Address", "parse"]
