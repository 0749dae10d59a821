"""The filters that prepared templates call for their layout: rule lines, looks of words, ids given out while rendering.

They know text widths and nothing of templates; people cannot name them in a template.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from generator.vietnamese import upper
from generator.word.text_width import text_width_mm
from generator.writing.printing import Unprintable, render_runs
from generator.writing.table_heads import lower_heads, upper_heads
from generator.writing.views import RunsView

if TYPE_CHECKING:
    from generator.word.chart import Chart

__all__ = ["LayoutFilters", "rule_indent_twips"]

_TWIPS_PER_MM = 1440 / 25.4
_FIRST_FREE_ID = 900_000_001


class LayoutFilters:
    """The filters that prepared templates call for their layout, with what they were prepared from.

    Templates that people write cannot name them: the template check knows no such filters.

    Attributes:
        charts: those printed since the last restart, in the order of the text; their parts are yet to be added.
    """

    def __init__(self) -> None:
        self._rules: list[dict[str, Any]] = []
        self._looks: list[str] = []
        self.restart()

    def restart(self) -> None:
        """Forgets the ids given out and the charts printed, before a render."""
        self._ids: set[str] = set()
        self._tags: dict[str, int] = {}
        self._next_id = _FIRST_FREE_ID
        self.charts: list[Chart] = []

    def kept(self) -> dict[str, Any]:
        """What `restored` needs, as plain data."""
        return {"rules": self._rules, "looks": self._looks}

    @classmethod
    def restored(cls, kept: dict[str, Any]) -> LayoutFilters:
        """The filters as they were prepared."""
        filters = cls()
        filters._rules = [{**rule, "size_pt": float(rule["size_pt"])} for rule in kept["rules"]]
        filters._looks = [str(looks) for looks in kept["looks"]]
        return filters

    def known(self) -> dict[str, Callable[..., Any]]:
        """The filters by the names that prepared templates call them."""
        return {
            "bieu_do": self._chart,
            "chu": self._runs,
            "cot_dau": _head_column,
            "ke_ngang": self._indent,
            "lower": str.lower,
            "ma_vung": self._unique_tag,
            "so_ma": self._unique_id,
            "tieu_de_duoi": lower_heads,
            "tieu_de_tren": upper_heads,
            "upper": upper,
        }

    def add_rule(self, rule: dict[str, Any]) -> int:
        """Keeps how a rule line is measured; returns its number."""
        self._rules.append(rule)
        return len(self._rules) - 1

    def add_looks(self, properties: str) -> int:
        """Keeps run properties; returns their number."""
        self._looks.append(properties)
        return len(self._looks) - 1

    def _indent(self, text: Any, number: int, given: int = 0) -> str:
        rule = dict(self._rules[number])
        wider_mm = rule.pop("takes", 0) * given / _TWIPS_PER_MM
        return str(rule_indent_twips(str(text), **{**rule, "width_mm": rule["width_mm"] + wider_mm}))

    def _runs(self, value: Any, number: int) -> Markup:
        runs = value if isinstance(value, RunsView) else RunsView((("", str(value)),))
        return render_runs(runs, self._looks[number])

    def _chart(self, value: Any, width_mm: int) -> Markup:
        # Few documents have a chart; the others need not wait for what draws it.
        from generator.word.chart import drawing_xml
        from generator.writing.charts import build_chart
        from generator.writing.report_views import ChartView

        if not isinstance(value, ChartView):
            raise Unprintable("chỗ này chỉ in được biểu đồ")
        chart = build_chart(value)
        self.charts.append(chart)
        number = len(self.charts)
        return Markup(drawing_xml(chart, number, self._unique_id(str(number)), width_mm))

    def _unique_id(self, value: str) -> str:
        while value in self._ids:
            value, self._next_id = str(self._next_id), self._next_id + 1
        self._ids.add(value)
        return value

    def _unique_tag(self, value: str) -> str:
        self._tags[value] = self._tags.get(value, 0) + 1
        return value if self._tags[value] == 1 else f"{value}_{self._tags[value]}"


def _head_column(given: int, takes: int, width: int) -> str:
    """The width of a column of the head, in twentieths of a point: the left gives (-1), the right takes (1)."""
    return str(width + takes * given)


def rule_indent_twips(text: str, *, width_mm: float, size_pt: float, bold: bool, italic: bool, share: float) -> int:
    """The indent, left and right alike, that makes a rule line a share of its text line's length, centred."""
    longest = max(text_width_mm(line, size_pt, bold=bold, italic=italic) for line in text.split("\n"))
    return max(0, round((width_mm - share * min(longest, width_mm)) / 2 * _TWIPS_PER_MM))
