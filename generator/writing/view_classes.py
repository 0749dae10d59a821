"""Every class of view there is: all that a template can reach, and nothing else.

It knows the modules that declare views; it must never know what a view is for.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from generator.writing import report_views, urging_views, views

__all__ = ["VIEW_CLASSES"]

VIEW_CLASSES: Mapping[str, type[Any]] = MappingProxyType(
    {name: getattr(module, name) for module in (views, report_views, urging_views) for name in module.__all__}
)
"""The classes by name."""
