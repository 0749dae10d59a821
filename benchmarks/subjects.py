"""What is timed: our renderer, plain docxtpl, and the floor that zip and escaping alone cost.

All three take the same template and the same view; the floor gets the rows of our own document as an interpolated
string, so that it writes the same XML.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from generator.model.appendix import Appendix, Group, Task, TaskList
from generator.model.dossier import Dossier
from generator.reading.dossier import read_dossier
from generator.word.package import Package
from generator.writing.contexts import build_decision_view, build_plan_view
from generator.writing.expectations import expect_decision, expect_plan
from generator.writing.printing import render_runs
from generator.writing.readback import verify
from generator.writing.templates import PreparedStore, Template
from generator.writing.view_classes import VIEW_CLASSES
from generator.writing.views import DecisionView, PlanView, RunsView

ROOT = Path(__file__).parents[1]
YEAR = 2022


def seed() -> Dossier:
    """The sample year."""
    dossier, findings = read_dossier(ROOT / "data" / str(YEAR), YEAR)
    if dossier is None:
        raise SystemExit("\n".join(map(str, findings)))
    return dossier


def with_rows(dossier: Dossier, count: int) -> Dossier:
    """The sample year with an appendix of `count` tasks, the seed's own over and over in one group."""
    appendix = dossier.plan.appendices[0]
    tasks = [row.task for row in appendix.rows() if row.task is not None]
    listed = tuple(Task.model_construct(**{**dict(tasks[number % len(tasks)]), "id": None}) for number in range(count))
    group = Group.model_construct(number=None, name="Nhiệm vụ", groups=(), tasks=listed)
    content = TaskList.model_construct(groups=(group,), tasks=())
    longer = Appendix.model_construct(**{**dict(appendix), "content": content})
    plan = dossier.plan.model_copy(update={"appendices": (longer,)})
    return dossier.model_copy(update={"plan": plan})


def template_bytes(name: str) -> bytes:
    """A template of the repository."""
    return (ROOT / "templates" / name).read_bytes()


class Ours:
    """Templates compiled once; each document rendered and packed, and with `check` read back."""

    def __init__(self, store: PreparedStore | None = None) -> None:
        self._decision = self._compiled("quyet_dinh.docx", DecisionView, store)
        self._plan = self._compiled("ke_hoach.docx", PlanView, store)

    @staticmethod
    def _compiled(name: str, view: type, store: PreparedStore | None) -> Template:
        return Template.compile(template_bytes(name), file=name, view=view, store=store)

    def plan(self, view: PlanView) -> bytes:
        """The plan with its appendix."""
        return self._plan.render(view)

    def decision(self, view: DecisionView) -> bytes:
        """The decision."""
        return self._decision.render(view)

    def checked_set(self, dossier: Dossier, decision: DecisionView, plan: PlanView) -> None:
        """Both documents, each read back."""
        verify(self.decision(decision), expect_decision(dossier), file="quyet_dinh.docx")
        verify(self.plan(plan), expect_plan(dossier), file="ke_hoach.docx")


def docxtpl_render(name: str, view: Any) -> bytes:
    """Plain docxtpl as its documentation shows it, with autoescape so that it prints the same words."""
    from docxtpl import DocxTemplate
    from jinja2 import Environment

    def printed(value: Any) -> Any:
        return render_runs(value) if isinstance(value, RunsView) else value

    template = DocxTemplate(io.BytesIO(template_bytes(name)))
    context = view._asdict()
    template.render(context, jinja_env=Environment(autoescape=True, finalize=printed))
    target = io.BytesIO()
    template.save(target)
    return target.getvalue()


def floor(ours: Ours, view: PlanView) -> Callable[[], bytes]:
    """A function that writes the same document by interpolating a string for each row and deflating it."""
    package = Package.read(ours.plan(view))
    document = package.part("word/document.xml").decode()
    table = re.search(r"<w:tbl>(?:(?!<w:tbl>).)*w:tblHeader.*?</w:tbl>", document, re.DOTALL)
    assert table is not None
    rows = list(re.finditer(r"<w:tr[ >].*?</w:tr>", table[0], re.DOTALL))
    row = rows[-1][0]
    pattern = re.sub(r"(<w:t[^>]*>)[^<]*(</w:t>)", r"\1{}\2", row.replace("{", "{{").replace("}", "}}"))
    texts = [tuple(cell.doan[0] for cell in line.o) for line in view.phu_luc[0].hang if not line.la_nhom]
    before, after = document[: table.start() + rows[2].start()], document[table.start() + rows[-1].end() :]
    size = pattern.count("{}")

    def write() -> bytes:
        pieces = [before]
        pieces += [pattern.format(*(escape(text) for text in cells[:size])) for cells in texts]
        pieces.append(after)
        compressor = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
        body = "".join(pieces).encode()
        zlib.crc32(body)
        others = [zlib.compress(package.part(name), 6) for name in package.names if name != "word/document.xml"]
        return b"".join((compressor.compress(body), compressor.flush(), *others))

    return write


def as_context(value: Any) -> Any:
    """A view as plain data, for the bare script; rich words as `{rich: text}`."""
    if isinstance(value, RunsView):
        return {"rich": str(value)}
    if type(value).__name__ in VIEW_CLASSES:
        return {name: as_context(getattr(value, name)) for name in value._fields}
    if isinstance(value, tuple):
        return [as_context(inner) for inner in value]
    return str(value) if isinstance(value, str) else value


def views(dossier: Dossier) -> tuple[DecisionView, PlanView]:
    """What the two templates print."""
    return build_decision_view(dossier), build_plan_view(dossier)
