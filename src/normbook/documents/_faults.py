"""The fault of a document that cannot be printed as it stands.

DocumentFault      a block breaks a rule of the model; the message names the block and the cure
"""

from __future__ import annotations


class DocumentFault(ValueError):
    """A block that must not appear: a chart without its base, a table whose rows do not meet."""
