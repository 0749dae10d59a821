"""Word templates, compiled once and rendered often: docxtpl's dialect, parsed by Jinja, run as a program of our own.

Only the parts that hold tags are written anew; every other part is copied as it is stored in the template.
It must never trust a template, and never look at the model.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any, Protocol

from lxml import etree

from generator import __version__
from generator.findings import Finding, Place, Refused, has_errors
from generator.word.package import Package
from generator.writing.drawn_templates import load_drawn
from generator.writing.layout_filters import LayoutFilters
from generator.writing.printing import Unprintable
from generator.writing.programs import Renderer, Unsupported, build_function

__all__ = ["PreparedStore", "Template"]

_DOCUMENT = "word/document.xml"
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class PreparedStore(Protocol):
    """Keeps prepared templates between runs, as text; what it gives back is run in the sandbox all the same."""

    def get(self, key: str) -> str | None:
        """What was put under a key, or None."""

    def put(self, key: str, value: str) -> None:
        """Keeps a value; may forget it."""


class Template:
    """A template that is ready to render.

    Attributes:
        warnings: what the template check found that does not stop it, such as data it never prints.
    """

    def __init__(self, package: Package, prepared: dict[str, Any], view: type) -> None:
        self._package = package
        self._filters = LayoutFilters.restored(prepared["layout"])
        self._known = self._filters.known()
        self.warnings = tuple(Finding.restored(row) for row in prepared["warnings"])
        self._parts: dict[str, Renderer] = {
            name: self._renderer(kept, view) for name, kept in prepared["parts"].items()
        }

    def _renderer(self, kept: dict[str, Any], view: type) -> Renderer:
        if "program" in kept:
            return build_function(kept["program"], view)
        from generator.writing.sandbox import build_renderer

        return build_renderer(kept["source"])

    @classmethod
    def compile(cls, source: bytes, *, file: str, view: type, store: PreparedStore | None = None) -> Template:
        """Makes a template ready.

        Args:
            source: the bytes of the .docx.
            file: its name as a person knows it.
            view: the class of what it prints, one of `TEMPLATES`.
            store: where prepared templates are kept between runs, if anywhere.

        Raises:
            Refused: with every fault of the template.
        """
        package = Package.read(source, file=file)
        key = hashlib.sha256(f"{__version__} {view.__name__} ".encode() + source).hexdigest()
        kept = _restored(store.get(key)) if store is not None else None
        if store is not None and kept is None:
            drawn = load_drawn(key)
            kept = _restored(drawn)
            if kept is not None and drawn is not None:
                store.put(key, drawn)
        if kept is not None:
            try:
                return cls(package, kept, view)
            except (KeyError, TypeError, ValueError, AttributeError, Unsupported):
                pass  # A damaged store is no fault of the template: it is prepared again.
        prepared = _prepare(package, source, file, view)
        if store is not None:
            store.put(key, json.dumps(prepared, ensure_ascii=False, sort_keys=True))
        return cls(package, prepared, view)

    def render(self, view: Any) -> bytes:
        """The document for a view.

        Raises:
            Refused: the template asks for something the view does not hold.
        """
        self._filters.restart()
        try:
            document = self._package.with_parts(
                {name: _encoded(part, view, self._known) for name, part in self._parts.items()}
            )
        except Unprintable as problem:
            raise self._not_run(str(problem)) from problem
        except (AttributeError, KeyError, TypeError) as problem:
            raise self._not_run("mẫu hỏi một thứ mà dữ liệu không có") from problem
        if not self._filters.charts:
            return document
        from generator.writing.charts import add_charts

        return add_charts(document, self._filters.charts)

    def _not_run(self, why: str) -> Refused:
        place = Place(file=self._package.file)
        return Refused.because("mau_khong_chay", f"mẫu không dựng được: {why}", "chạy: vanban template check", place)


def _encoded(part: Renderer, view: Any, filters: dict[str, Any]) -> Iterator[bytes]:
    """A rendered part in pieces of middling size: the whole of a long document is never in memory as text."""
    yield _DECLARATION
    for piece in part(view, filters):
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

    from generator.writing.layout import prepare_tree
    from generator.writing.parsing import parse_program
    from generator.writing.sandbox import TemplateSandbox
    from generator.writing.saved_elsewhere import number_pages
    from generator.writing.template_check import check_template

    findings = check_template(source, file=file, view=view)
    if has_errors(findings):
        raise Refused(findings)
    dialect = DocxTemplate(None)
    filters = LayoutFilters()
    environment = TemplateSandbox(filters.known())
    styles = etree.fromstring(package.part("word/styles.xml"), _parser()) if "word/styles.xml" in package else None
    parts: dict[str, dict[str, Any]] = {}
    for name in package.names:
        if name != _DOCUMENT and not _holds_tags(package, name):
            continue
        tree = etree.fromstring(package.part(name), _parser())
        if name == _DOCUMENT:
            number_pages(tree, _numbered_headers(package))
        prepare_tree(tree, styles, filters)
        text = dialect.patch_xml(etree.tostring(tree, encoding="unicode"))
        try:
            program = parse_program(text, environment)
            build_function(program, view)
            parts[name] = {"program": program}
        except Unsupported:
            parts[name] = {"source": text}
    return {"parts": parts, "layout": filters.kept(), "warnings": findings}


def _numbered_headers(package: Package) -> frozenset[str]:
    """The relationships of the document that lead to headers with a page number."""
    name = "word/_rels/document.xml.rels"
    if name not in package:
        return frozenset()
    relations = etree.fromstring(package.part(name), _parser())
    headers = {
        relation.get("Id", ""): f"word/{relation.get('Target', '').removeprefix('/word/')}"
        for relation in relations
        if relation.get("Type", "").endswith("/header")
    }
    return frozenset(id for id, part in headers.items() if part in package and b"PAGE" in package.part(part))


def _holds_tags(package: Package, name: str) -> bool:
    if not (name.startswith("word/") and name.endswith(".xml") and name.count("/") == 1):
        return False
    content = package.part(name)
    return b"{{" in content or b"{%" in content


def _parser() -> etree.XMLParser:
    """A parser that resolves no entity and loads nothing."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
