"""Measures the letters of components: size, bold, italic, case; and the font and colour of everything.

It must never look at where a component stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from generator.checking.check import Check, Evaluate
from generator.checking.instruments import Component, Instrument
from generator.checking.kinds import ALL_KINDS, HEADED, ISSUED, Kind
from generator.checking.lines import Letters, Line, letters_of
from generator.checking.outcome import Outcome, passed, unclear, violated
from generator.decree.nd30_2020.components import UPPER
from generator.decree.rules import Range, Rule
from generator.findings import Severity
from generator.patterns import Pattern
from generator.word.document import Paragraph

__all__ = ["ARTICLE_LABEL", "CHECKS", "allows_size", "is_black", "is_times", "is_titled_article", "usual_body_size"]

_TOLERANCE_PT: Final = 0.01
ARTICLE_LABEL: Final = Pattern(r"\s*Đi[ềê]u\s+\d+\s*[.:]?", flags=re.IGNORECASE)
_ABOUT: Final = Pattern(r"\s*[Vv]\s*/\s*[Vv]\b")
_FONTS: Final = frozenset({"times new roman", "timesnewroman", "times new roman;serif"})
_DARKEST_GREY: Final = 0x40
_COLOURED: Final = ("C31", "C32", "C33", "C36")
"""Stamps are red, and a digital signature shows itself as its program does."""
_GROUND: Final = Pattern(r"(?:Căn cứ|Theo đề nghị|Xét)\b")
_TITLE_LETTERS: Final = 150
_SENTENCE_LETTERS: Final = 80


def _parts(component: Component) -> list[Letters]:
    return [letters for line in component.lines for letters in line.letters()]


def _sizes(parts: Sequence[Letters]) -> list[float]:
    return list(dict.fromkeys(letters.format.size_pt for letters in parts))


def _pt(size: float) -> str:
    return f"{size:g}".replace(".", ",") + " pt"


def _size(component_id: str) -> Evaluate:
    def evaluate(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
        usual = usual_body_size(instrument) if rule.same_as else None
        for component in instrument.of(component_id):
            parts = _parts(component)
            if not parts:
                continue
            wrong = [size for size in _sizes(parts) if not allows_size(rule, size)]
            if wrong:
                yield violated(_line_of_size(component, wrong), ", ".join(map(_pt, wrong)))
            elif usual is not None and any(abs(size - usual) > _TOLERANCE_PT for size in _sizes(parts)):
                other = [size for size in _sizes(parts) if abs(size - usual) > _TOLERANCE_PT]
                yield violated(component, f"{', '.join(map(_pt, other))}, lời văn {_pt(usual)}")
            else:
                yield passed(component)

    return evaluate


def allows_size(rule: Rule, size: float) -> bool:
    """Whether a rule allows letters of a size."""
    value = rule.value
    if isinstance(value, Range):
        return value.low - _TOLERANCE_PT <= size and (value.high is None or size <= value.high + _TOLERANCE_PT)
    return isinstance(value, (int, float)) and abs(size - value) <= _TOLERANCE_PT


def usual_body_size(instrument: Instrument) -> float | None:
    """The size most of the body's letters have; None where the body has none to go by."""
    counts: Counter[float] = Counter()
    for id in ("C12", "C17", "C18", "C19"):
        for component in instrument.of(id):
            for letters in _parts(component):
                counts[letters.format.size_pt] += len(letters.text)
    usual = counts.most_common(1)[0][0] if counts else 0.0
    # A body that is itself out of range is told of as such, and is no measure for others.
    return usual if 13 <= usual <= 14 else None


def _line_of_size(component: Component, sizes: Sequence[float]) -> Line:
    """The first of a component's lines that has letters of one of these sizes."""
    return next(
        (line for line in component.lines if any(one.format.size_pt in sizes for one in line.letters())),
        component.lines[0],
    )


def _style(component_id: str, aspect: str) -> Evaluate:
    """Bold or italic: every letter must have it, or none."""
    words = {"bold": ("đậm", "không đậm"), "italic": ("nghiêng", "đứng")}[aspect]

    def evaluate(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
        wanted = bool(rule.value)
        for component in instrument.of(component_id):
            parts = _parts(component)
            if not parts:
                continue
            wrong = [letters for letters in parts if getattr(letters.format, aspect) is not wanted]
            if not wrong:
                yield passed(component)
            elif len(wrong) == len(parts):
                yield violated(component, words[0] if not wanted else words[1])
            else:
                cited = " ".join(wrong[0].text.split())[:40]
                yield violated(component, f"chữ “{cited}” {words[0] if not wanted else words[1]}")

    return evaluate


def _case(component_id: str) -> Evaluate:
    def evaluate(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
        for component in instrument.of(component_id):
            text = " ".join(line.shown_text() for line in component.lines)
            if component_id == "C9":
                text = _ABOUT.sub("", text)
            letters = [one for one in text if one.isalpha()]
            if not letters:
                continue
            if rule.value == UPPER:
                if any(one.islower() for one in letters):
                    yield violated(component, f"“{_cut(text)}”")
                else:
                    yield passed(component)
            elif (len(letters) > 3 and all(one.isupper() for one in letters)) or _is_label_upper(component_id, text):
                yield violated(component, f"“{_cut(text)}”")
            else:
                yield passed(component)

    return evaluate


_LABELS: Final = {
    "C5": r"s[oốô]\b", "C10": r"k\w+\s+g\w+", "C13": r"\w+", "C15": r"(tiểu\s+)?\w+", "C17": r"\w+",
    "C28": r"\w+\s+\w+",
}  # fmt: skip
"""The words that a component begins with, which the decree writes in small letters."""


def _is_label_upper(component_id: str, text: str) -> bool:
    label = re.match(_LABELS[component_id], text, re.IGNORECASE) if component_id in _LABELS else None
    return label is not None and len(label[0]) > 1 and label[0].isupper()


def _cut(text: str) -> str:
    return text if len(text) <= 50 else text[:47] + "…"


# The body, where people set words in bold and italic for good reasons.


def _body_style(component_id: str, aspect: str) -> Evaluate:
    """A whole sentence in bold or italic breaks the rule; a few words may stand out, and a title is bold."""
    word = {"bold": "đậm", "italic": "nghiêng"}[aspect]

    def evaluate(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
        for component in instrument.of(component_id):
            parts = _parts(component)
            if not parts:
                continue
            wrong = [letters for letters in parts if getattr(letters.format, aspect)]
            if not wrong:
                yield passed(component)
            elif len(wrong) < len(parts):
                yield unclear(component, f"một phần chữ {word}, có thể để nhấn mạnh")
            elif component.id == "C12" and instrument.kind is Kind.QUYET_DINH and _GROUND.match(component.text):
                yield unclear(component, f"căn cứ ở dưới dòng QUYẾT ĐỊNH:, chữ {word}")
            elif _is_sentence(component, aspect):
                yield violated(component, word)
            else:
                yield unclear(component, f"đoạn ngắn chữ {word}, có thể là tiêu đề")

    return evaluate


def _is_sentence(component: Component, aspect: str) -> bool:
    """Whether a paragraph can be no title and no remark in brackets, so that its words have no reason to stand out.

    Some people end a numbered title with a full stop; nobody ends one with `;` or `./.`.
    """
    text = component.text.strip()
    if not text.endswith((".", ";")) or text.startswith(("(", "“", '"')):
        return False
    if text.endswith((";", "./.")):
        return len(text) >= _SENTENCE_LETTERS // 4
    may_be_title = component.id != "C12" and aspect == "bold"
    return len(text) >= (_SENTENCE_LETTERS if may_be_title else _SENTENCE_LETTERS // 2)


def _article_label(aspect: str) -> Evaluate:
    """Of a điều the number is always bold; its text is bold only if it is a title."""
    words = {"bold": ("đậm", "không đậm"), "italic": ("nghiêng", "đứng")}[aspect]

    def evaluate(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
        wanted = bool(rule.value)
        for component in instrument.of("C17"):
            line = component.lines[0]
            raw = line.paragraph.text[line.start : line.end]
            found = None if is_titled_article(line.text) else ARTICLE_LABEL.match(raw)
            parts = line.letters(0, found.end() if found else None)
            if not parts:
                continue
            if all(getattr(letters.format, aspect) is wanted for letters in parts):
                yield passed(component)
            else:
                yield violated(component, words[0] if not wanted else words[1])

    return evaluate


def is_titled_article(text: str) -> bool:
    """Whether a điều has nothing but a title on its line, which is set as its number is."""
    return len(text) < _TITLE_LETTERS and text[-1:].isalnum() and text.split(".")[-1].strip() != ""


def _text(component_id: str) -> Evaluate:
    def evaluate(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
        allowed = rule.value if isinstance(rule.value, tuple) else (rule.value,)
        wanted = {" ".join(str(one).split()).casefold() for one in allowed}
        for component in instrument.of(component_id):
            said = " ".join(component.text.replace("\u00a0", " ").split())
            if said.casefold() in wanted:
                yield passed(component)
            else:
                yield violated(component, f"“{_cut(said)}”")

    return evaluate


def _everything(instrument: Instrument) -> Iterator[Paragraph]:
    """The paragraphs of a document, and of the headers of its sections once, with its first section."""
    yield from instrument.paragraphs
    seen: set[str] = set()
    for _, section in instrument.sections:
        for name in (*section.headers.values(), *section.footers.values()):
            if name not in seen:
                seen.add(name)
                yield from instrument.document.headers.get(name, ())


def _measured_letters(paragraph: Paragraph) -> list[Letters]:
    return letters_of((piece.text, piece) for piece in paragraph.pieces)


def _font(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for paragraph in _everything(instrument):
        parts = _measured_letters(paragraph)
        wrong = {letters.format.font for letters in parts if not is_times(letters)}
        if wrong:
            yield violated(paragraph, ", ".join(sorted(wrong)))
        elif parts:
            yield passed(paragraph)


def is_times(letters: Letters) -> bool:
    """Whether letters are in Times New Roman."""
    name = letters.format.font
    fonts = name.split("/") if "/" in name else [name]
    if len(fonts) == 2:
        # ASCII letters take the first font, the other Vietnamese letters the second.
        text = letters.text
        used = [
            font
            for font, is_used in zip(
                fonts,
                (any(c.isalnum() and c.isascii() for c in text), any(c.isalpha() and not c.isascii() for c in text)),
                strict=True,
            )
            if is_used
        ]
        fonts = used
    return all(font.strip().casefold() in _FONTS for font in fonts)


def _colour(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    stamps = {id(line.paragraph) for name in _COLOURED for one in instrument.of(name) for line in one.lines}
    for paragraph in _everything(instrument):
        if id(paragraph) in stamps:
            continue
        parts = [letters for letters in _measured_letters(paragraph) if not letters.piece.is_link]
        colours = {letters.format.colour for letters in parts}
        if any(not colour for colour in colours):
            yield unclear(paragraph, "màu theo chủ đề của tệp, không xác định được")
        wrong = sorted(colour for colour in colours if colour and not is_black(colour))
        if wrong:
            yield violated(paragraph, ", ".join(f"màu {colour}" for colour in wrong))
        elif parts:
            yield passed(paragraph)


def is_black(colour: str) -> bool:
    """Whether a colour passes for black on paper."""
    try:
        channels = [int(colour[at : at + 2], 16) for at in (0, 2, 4)]
    except ValueError:
        return True
    return len(colour) == 6 and max(channels) <= _DARKEST_GREY and max(channels) - min(channels) < 16


def _scale(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    """Quốc hiệu, Tiêu ngữ and date grow together; where one is out of its own range, that is the fault."""
    sizes = {}
    for id, low in (("C1", 12), ("C2", 13), ("C6", 13)):
        component = next(iter(instrument.of(id)), None)
        if component is None and id == "C6":
            continue  # What is issued with a decision has no date of its own.
        found = _sizes(_parts(component)) if component else []
        if len(found) != 1 or not low <= found[0] <= low + 1:
            return
        sizes[id] = found[0]
    component = instrument.of("C1")[0]
    measured = tuple(sizes.values())
    if measured in ((12, 13, 13)[: len(measured)], (13, 14, 14)[: len(measured)]):
        yield passed(component)
    else:
        words = {"C1": "Quốc hiệu", "C2": "Tiêu ngữ", "C6": "địa danh và ngày"}
        yield violated(component, ", ".join(f"{words[id]} {_pt(size)}" for id, size in sizes.items()))


_PLAIN = ("C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9", "C11", "C13", "C14", "C15", "C16", "C20", "C21",
          "C22", "C23", "C26", "C27", "C28", "C29", "C30", "T11")  # fmt: skip
_BODY = ("C12", "C18", "C19")
_KINDS: dict[str, frozenset[Kind]] = {
    "C1": HEADED, "C2": HEADED, "C3": HEADED, "C4": HEADED, "C5": ISSUED, "C6": ISSUED,
    "C7": frozenset({Kind.QUYET_DINH, Kind.CO_TEN_LOAI, Kind.KEM_THEO}),
    "C8": frozenset({Kind.QUYET_DINH, Kind.CO_TEN_LOAI, Kind.KEM_THEO}),
    "C9": frozenset({Kind.CONG_VAN}), "T11": frozenset({Kind.QUYET_DINH}),
    "C21": ISSUED, "C22": ISSUED, "C23": ISSUED, "C26": ISSUED, "C27": ISSUED,
    "C28": frozenset({Kind.PHU_LUC}), "C29": frozenset({Kind.PHU_LUC}),
}  # fmt: skip


def _kinds(id: str) -> frozenset[Kind]:
    return _KINDS.get(id, ALL_KINDS)


def _listed() -> Iterator[Check]:
    yield Check("PG6.font", _font, fixable=True)
    yield Check("PG6.colour", _colour, fixable=True)
    yield Check("PG8", _scale, HEADED, fixable=True, severity=Severity.WARNING)
    for id in (*_PLAIN, *_BODY, "C17", "C18.title"):
        yield Check(f"{id}.size", _size(id), _kinds(id), fixable=True)
    for id in (*_PLAIN, "C18.title"):
        yield Check(f"{id}.case", _case(id), _kinds(id), fixable=True)
        yield Check(f"{id}.bold", _style(id, "bold"), _kinds(id), fixable=True)
        yield Check(f"{id}.italic", _style(id, "italic"), _kinds(id), fixable=True)
    for id in _BODY:
        yield Check(f"{id}.case", _case(id), fixable=True)
        yield Check(f"{id}.bold", _body_style(id, "bold"), fixable=True)
        yield Check(f"{id}.italic", _body_style(id, "italic"), fixable=True)
    yield Check("C17.case", _case("C17"), fixable=True)
    yield Check("C17.bold", _article_label("bold"), fixable=True)
    yield Check("C17.italic", _article_label("italic"), fixable=True)
    yield Check("C10.size", _size("C10"), fixable=True)
    yield Check("C10.case", _case("C10"), fixable=True)
    yield Check("C10.bold", _style("C10", "bold"), fixable=True)
    yield Check("C10.italic", _style("C10", "italic"), fixable=True)
    for id in ("C32", "C33"):
        yield Check(f"{id}.size", _size(id), ISSUED)
        yield Check(f"{id}.case", _case(id), ISSUED)
        yield Check(f"{id}.bold", _style(id, "bold"), ISSUED)
        yield Check(f"{id}.italic", _style(id, "italic"), ISSUED)
    yield Check("C31.case", _case("C31"), ISSUED)
    yield Check("C34.bold", _style("C34", "bold"), ISSUED)
    yield Check("C35.case", _case("C35"), ISSUED)
    for id, kinds in (("C34", ISSUED), ("C35", ISSUED), ("C36", HEADED)):
        yield Check(f"{id}.size", _size(id), kinds)
        yield Check(f"{id}.italic", _style(id, "italic"), kinds)
    yield Check("C1.text", _text("C1"), HEADED)
    yield Check("C2.text", _text("C2"), HEADED)


CHECKS: tuple[Check, ...] = tuple(_listed())
