"""Word templates, compiled once and rendered often: docxtpl's dialect, run by Jinja in a sandbox.

Only the parts that hold tags are written anew; every other part is copied as it is stored in the template.
It must never trust a template, and never look at the model.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from itertools import islice
from typing import Any, Protocol

from jinja2 import Template as Compiled
from jinja2.exceptions import TemplateError
from lxml import etree

import generator
from generator.findings import Place, Refused, has_errors
from generator.word.package import Package
from generator.writing.layout import LayoutFilters, prepare_tree
from generator.writing.sandbox import TemplateSandbox

__all__ = ["PreparedStore", "Template"]

_DOCUMENT = "word/document.xml"
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PIECES = 4096


class PreparedStore(Protocol):
    """Keeps prepared templates between runs, as text; what it gives back is run in the sandbox all the same."""

    def get(self, key: str) -> str | None:
        """What was put under a key, or None."""

    def put(self, key: str, value: str) -> None:
        """Keeps a value; may forget it."""


class Template:
    """A template that is ready to render."""

    def __init__(self, package: Package, prepared: dict[str, Any]) -> None:
        self._package = package
        environment = TemplateSandbox()
        self._filters = LayoutFilters.restored(prepared["layout"])
        self._filters.install(environment)
        self._parts: dict[str, Compiled] = {
            name: environment.from_string(source) for name, source in prepared["parts"].items()
        }

    @classmethod
    def compile(cls, source: bytes, *, file: str, view: type, store: PreparedStore | None = None) -> Template:
        """Makes a template ready.

        Args:
            source: the bytes of the .docx.
            file: its name as a person knows it.
            view: the class of what it prints: `DecisionView` or `PlanView`.
            store: where prepared templates are kept between runs, if anywhere.

        Raises:
            Refused: with every fault of the template.
        """
        package = Package.read(source, file=file)
        key = hashlib.sha256(f"{generator.__version__} {view.__name__} ".encode() + source).hexdigest()
        kept = _restored(store.get(key)) if store is not None else None
        if kept is not None:
            try:
                return cls(package, kept)
            except (KeyError, TypeError, ValueError, AttributeError, TemplateError):
                pass  # A damaged store is no fault of the template: it is prepared again.
        prepared = _prepare(package, source, file, view)
        if store is not None:
            store.put(key, json.dumps(prepared, ensure_ascii=False, sort_keys=True))
        return cls(package, prepared)

    def render(self, view: Any) -> bytes:
        """The document for a view.

        Raises:
            Refused: the template asks for something the view does not hold.
        """
        names = {field: getattr(view, field) for field in view.__dataclass_fields__}
        self._filters.restart()
        try:
            return self._package.with_parts({name: _encoded(part, names) for name, part in self._parts.items()})
        except TemplateError as problem:
            raise Refused.because(
                "mau_khong_chay", f"mẫu không dựng được: {problem.message}", "chạy: vanban template check",
                Place(file=self._package.file),
            ) from problem  # fmt: skip


def _encoded(part: Compiled, names: dict[str, Any]) -> Iterator[bytes]:
    """A rendered part in pieces of middling size: the whole of a long document is never in memory as text."""
    yield _DECLARATION
    pieces = part.generate(names)
    while piece := "".join(islice(pieces, _PIECES)):
        yield piece.encode()


def _restored(text: str | None) -> dict[str, Any] | None:
    try:
        value = json.loads(text) if text else None
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def _prepare(package: Package, source: bytes, file: str, view: type) -> dict[str, Any]:
    """Checks a template and turns its parts into Jinja sources, with the layout that the data decides put in."""
    from docxtpl import DocxTemplate

    from generator.writing.template_check import check_template

    findings = check_template(source, file=file, view=view)
    if has_errors(findings):
        raise Refused(findings)
    dialect = DocxTemplate(None)
    filters = LayoutFilters()
    styles = etree.fromstring(package.part("word/styles.xml"), _parser()) if "word/styles.xml" in package else None
    parts = {}
    for name in package.names:
        if name != _DOCUMENT and not _holds_tags(package, name):
            continue
        tree = etree.fromstring(package.part(name), _parser())
        prepare_tree(tree, styles, filters)
        parts[name] = dialect.patch_xml(etree.tostring(tree, encoding="unicode"))
    return {"parts": parts, "layout": filters.kept()}


def _holds_tags(package: Package, name: str) -> bool:
    if not (name.startswith("word/") and name.endswith(".xml") and name.count("/") == 1):
        return False
    content = package.part(name)
    return b"{{" in content or b"{%" in content


def _parser() -> etree.XMLParser:
    """A parser that resolves no entity and loads nothing."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
