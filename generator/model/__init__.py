"""The vocabulary: one frozen model of a year's documents, its field names English, its aliases the words of the law.

Nothing here opens a file, prints, or asks a clock.
"""

from __future__ import annotations

import sys
from types import ModuleType


def _without_plugins() -> None:
    """Spares pydantic the search for plugins among all installed packages, a tenth of the start of a command.

    No model here uses one; where pydantic has looked already, nothing changes.
    """
    name = "pydantic.plugin._loader"
    if name not in sys.modules:
        module = ModuleType(name)
        module.get_plugins = tuple  # type: ignore[attr-defined]
        sys.modules[name] = module


_without_plugins()
