"""Plain text under version control (YAML), read strictly, every part with its line.

Scalars stay text: `no` is the code "no" and `0.10` is "0.10", never a truth or
a number that YAML guessed. Anchors, aliases and tags are refused: a file says
what it says where it stands.
"""

from __future__ import annotations

from normbook.plaintext._entry import Entry, read_yaml
from normbook.plaintext._fields import Fields

__all__ = ["Entry", "Fields", "read_yaml"]
