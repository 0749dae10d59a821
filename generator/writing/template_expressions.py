"""What an expression of a template is worth: its kind, and which data it prints.

Jinja parses, this module judges by the vocabulary; it must never run an expression or know where it stands.
"""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import nodes

from generator.writing.template_filters import FILTERS, TESTS, filtered, kind_word, misused_test
from generator.writing.template_names import (
    LOOP_FIELDS,
    Group,
    Plain,
    Series,
    fold,
    names_of,
    open_names,
    paths_named,
    suggest,
)
from generator.writing.template_scope import FLAG, NUMBER, UNKNOWN, Scope, Value, at_path, element_of

__all__ = ["Judge", "Tell"]

Tell = Callable[[str, str, str], None]
"""Takes a finding's code, message and hint."""

_ORDERED = frozenset({"lt", "lteq", "gt", "gteq"})


class Judge:
    """Judges expressions in a scope and tells what is wrong with them."""

    def __init__(self, scope: Scope, tell: Tell) -> None:
        self._scope = scope
        self._tell = tell

    def value(self, node: nodes.Node) -> Value:
        """What an expression is worth; tells every fault inside it."""
        match node:
            case nodes.Const(value=constant):
                if constant is None or isinstance(constant, float):
                    hint = "chữ thì đặt trong nháy, số thì chỉ viết số nguyên"
                    self._tell("bieu_thuc_cam", f"{constant} không dùng trong mẫu", hint)
                    return UNKNOWN
                if isinstance(constant, str) and "&" in constant:
                    self._tell("dau_va", "dấu & trong thẻ in ra thành &amp;", "đưa dấu & ra ngoài thẻ")
                return _constant(constant)
            case nodes.Name(name=name):
                return self._name(name)
            case nodes.Getattr(node=inner, attr=attribute):
                return self._attribute(inner, attribute)
            case nodes.Getitem(node=inner, arg=argument):
                return self._item(inner, argument)
            case nodes.Call():
                return self._call(node)
            case nodes.Filter(node=inner, name=name) if inner is not None:
                return self._filter(node, inner, name)
            case nodes.Test(node=inner, name=name):
                return self._test(node, inner, name)
            case nodes.Compare():
                return self._compare(node)
            case nodes.And(left=left, right=right) | nodes.Or(left=left, right=right):
                return _either(self.value(left), self.value(right))
            case nodes.Not(node=inner):
                self.value(inner)
                return FLAG
            case nodes.CondExpr(test=test, expr1=yes, expr2=no):
                return self._choice(test, yes, no)
            case nodes.Concat(nodes=parts):
                return self._joined([self.value(part) for part in parts])
            case (
                nodes.Add(left=left, right=right)
                | nodes.Sub(left=left, right=right)
                | nodes.Mul(left=left, right=right)
            ):
                return self._sum(str(node.operator), self.value(left), self.value(right))
            case nodes.FloorDiv(left=left, right=right) | nodes.Mod(left=left, right=right):
                return self._divided(str(node.operator), self.value(left), self.value(right))
            case nodes.Neg(node=inner) | nodes.Pos(node=inner):
                return self._sum("-", NUMBER, self.value(inner))
        self._tell(
            "bieu_thuc_cam", "cách viết này không dùng trong mẫu", "chỉ dùng tên, so sánh, and, or, not và bộ lọc"
        )
        return UNKNOWN

    def _said(self, value: Value) -> str:
        """A value as it is written at this place."""
        return self._scope.spoken(value.path) or "giá trị này"

    def condition(self, node: nodes.Node) -> None:
        """Judges what an `if` asks."""
        value = self.value(node)
        if isinstance(value.kind, Group) or value.kind is Plain.RUNS:
            self._tell(
                "dieu_kien_luon_dung",
                f"điều kiện {self._said(value)} lúc nào cũng đúng",
                "hỏi một mục bên trong, hoặc bỏ if",
            )

    def _name(self, name: str) -> Value:
        scope = self._scope
        found = scope.find(name)
        if found is not None:
            return found
        if name == "loop":
            if scope.looping:
                return Value(Plain.UNKNOWN, "loop")
            self._tell("ten_la", "loop chỉ có bên trong vòng lặp for", "đưa thẻ vào giữa for và endfor")
            return UNKNOWN
        if name in names_of(scope.view):
            self._tell("ten_noi_bo", f"{name} do chương trình tự đặt, mẫu không viết ra", "bỏ thẻ này")
            return UNKNOWN
        known = scope.names()
        elsewhere = paths_named(scope.view, fold(name))
        if name in scope.closed:
            hint = f"{name} chỉ có bên trong vòng lặp {scope.closed[name]}: đưa thẻ vào trước endfor"
        elif likely := suggest(name, known):
            hint = f"có phải {likely}?"
        elif elsewhere:
            hint = "có phải " + " hoặc ".join(scope.spoken(path) for path in elsewhere[:3]) + "?"
        else:
            hint = ""
        listing = "ở đây có: " + ", ".join(known)
        self._tell("ten_la", f'không có dữ liệu tên "{name}"', f"{hint} ({listing})" if hint else listing)
        return UNKNOWN

    def _attribute(self, inner: nodes.Node, attribute: str) -> Value:
        base = self.value(inner)
        if base.path == "loop":
            return self._loop_field(attribute)
        if base.unknown:
            return UNKNOWN
        if attribute.startswith("_"):
            self._tell("thuoc_tinh_cam", f"{attribute} bị cấm trong mẫu", "chỉ dùng các tên của dữ liệu")
        elif isinstance(base.kind, Group):
            known = names_of(base.kind.view).get(attribute)
            if known is not None and not known.internal:
                return at_path(known.kind, f"{base.path}.{attribute}", known.choices)
            if known is not None:
                self._tell("ten_noi_bo", f"{attribute} do chương trình tự đặt, mẫu không viết ra", "bỏ thẻ này")
                return UNKNOWN
            names = [name.name for name in open_names(base.kind.view)]
            likely = suggest(attribute, names)
            listing = f"{self._said(base)} có: {', '.join(names)}"
            hint = f"có phải {likely}? ({listing})" if likely else listing
            self._tell("truong_la", f'{self._said(base)} không có mục "{attribute}"', hint)
        elif isinstance(base.kind, Series):
            self._tell(
                "truong_la",
                f'{self._said(base)} là một danh sách, không có mục "{attribute}"',
                f"lặp qua danh sách: for x in {self._said(base)}, rồi dùng x.{attribute}"
                if isinstance(base.kind.element, Group)
                else f"lặp qua danh sách: for x in {self._said(base)}, rồi dùng x",
            )
        else:
            self._tell(
                "truong_la",
                f'{self._said(base)} là {kind_word(base.kind)}, không có mục "{attribute}"',
                f"bỏ .{attribute}",
            )
        return UNKNOWN

    def _loop_field(self, attribute: str) -> Value:
        if attribute in LOOP_FIELDS:
            return Value(LOOP_FIELDS[attribute][0])
        likely = suggest(attribute, LOOP_FIELDS)
        listing = "loop có: " + ", ".join(LOOP_FIELDS)
        self._tell(
            "truong_la", f'loop không có mục "{attribute}"', f"có phải {likely}? ({listing})" if likely else listing
        )
        return UNKNOWN

    def _item(self, inner: nodes.Node, argument: nodes.Node) -> Value:
        base = self.value(inner)
        if base.unknown:
            return UNKNOWN
        position = argument.value if isinstance(argument, nodes.Const) else None
        if (
            isinstance(base.kind, Series)
            and base.kind.filled
            and position in {0, -1}
            and not isinstance(position, bool)
        ):
            return at_path(base.kind.element, f"{base.path}[{position}]")
        if isinstance(base.kind, Series):
            self._tell(
                "chi_so",
                f"{self._said(base)}[…] có thể không có: danh sách dài ngắn tùy dữ liệu",
                f"lặp qua danh sách: for x in {self._said(base)}; lượt đầu hỏi bằng loop.first",
            )
        else:
            wanted = f"{self._said(base)}.{position}" if isinstance(position, str) else "tên.mục"
            self._tell("chi_so", f"{self._said(base)} không phải danh sách, không dùng ngoặc vuông", f"viết: {wanted}")
        return UNKNOWN

    def _call(self, node: nodes.Call) -> Value:
        target = node.node
        if isinstance(target, nodes.Getattr):
            word = target.attr
            inner = target.node
            if not isinstance(inner, nodes.Call) and not (isinstance(inner, nodes.Name) and inner.name == "loop"):
                self.value(inner)
        else:
            word = target.name if isinstance(target, nodes.Name) else ""
        hint = f"dùng bộ lọc: | {word}" if word in FILTERS else "chỉ dùng tên của dữ liệu, không gọi hàm"
        self._tell("goi_ham", f"gọi hàm {word}() bị cấm trong mẫu", hint)
        return UNKNOWN

    def _filter(self, node: nodes.Filter, inner: nodes.Node, name: str) -> Value:
        base = self.value(inner)
        arguments = [self.value(argument) for argument in node.args]
        if name not in FILTERS:
            likely = suggest(name, FILTERS)
            listing = "được dùng: " + ", ".join(FILTERS)
            hint = f"có phải {likely}? ({listing})" if likely else listing
            self._tell("bo_loc_la", f'không có bộ lọc "{name}"', hint)
            return UNKNOWN
        if node.kwargs or node.dyn_args is not None or node.dyn_kwargs is not None:
            made: Value | str = "không viết tên tham số trong mẫu"
        else:
            made = filtered(name, base, arguments)
        if isinstance(made, Value):
            return made
        self._tell("bo_loc_sai_kieu", f'bộ lọc "{name}" {made}', "sửa hoặc bỏ bộ lọc")
        return UNKNOWN

    def _test(self, node: nodes.Test, inner: nodes.Node, name: str) -> Value:
        base = self.value(inner)
        if name == "in" and len(node.args) == 1:
            self._contained(base, node.args[0])
            return FLAG
        arguments = [self.value(argument) for argument in node.args]
        if name not in TESTS:
            listing = "được dùng: " + ", ".join(TESTS)
            likely = suggest(name, TESTS)
            hint = f"có phải {likely}? ({listing})" if likely else listing
            self._tell("phep_thu_la", f'không có phép hỏi "is {name}"', hint)
        elif fault := misused_test(name, base, arguments):
            self._tell("phep_thu_sai_kieu", f'phép hỏi "is {name}" {fault}', "sửa hoặc bỏ phép hỏi")
        elif name in {"eq", "equalto", "ne"}:
            self._comparable("eq", base, arguments[0])
        return FLAG

    def _compare(self, node: nodes.Compare) -> Value:
        left = self.value(node.expr)
        for operand in node.ops:
            if operand.op in {"in", "notin"}:
                self._contained(left, operand.expr)
                continue
            right = self.value(operand.expr)
            self._comparable(operand.op, left, right)
            left = right
        return FLAG

    def _contained(self, left: Value, container: nodes.Node) -> None:
        if isinstance(container, (nodes.Tuple, nodes.List)):
            for item in container.items:
                self._comparable("eq", left, self.value(item))
            return
        right = self.value(container)
        if right.unknown or left.unknown:
            return
        if isinstance(right.kind, Series):
            self._comparable("eq", left, element_of(right))
        elif right.kind is not Plain.TEXT or left.kind is not Plain.TEXT:
            self._tell(
                "so_sanh_khac_kieu",
                f"không thể hỏi in với {kind_word(right.kind)}",
                'viết: x in ("a", "b") hoặc x in danh_sách',
            )

    def _comparable(self, operator: str, left: Value, right: Value) -> None:
        if left.unknown or right.unknown:
            return
        for one, other in ((left, right), (right, left)):
            if one.choices and isinstance(other.constant, str) and other.constant not in one.choices:
                likely = suggest(other.constant, one.choices)
                listing = f"{self._said(one)} chỉ có thể là: {', '.join(one.choices)}"
                self._tell(
                    "gia_tri_la",
                    f'{self._said(one)} không bao giờ là "{other.constant}", phần bên trong không bao giờ in',
                    f"có phải {likely}? ({listing})" if likely else listing,
                )
        plain = {Plain.TEXT, Plain.NUMBER, Plain.FLAG}
        if left.kind is not right.kind or left.kind not in plain or (operator in _ORDERED and left.kind is Plain.FLAG):
            shown = left if left.path else right
            hint = (
                'chữ phải đặt trong nháy kép, ví dụ "15"'
                if {left.kind, right.kind} == {Plain.TEXT, Plain.NUMBER}
                else f"hỏi có hay không: if {self._said(shown)}"
            )
            self._tell(
                "so_sanh_khac_kieu",
                f"so sánh {kind_word(left.kind)} với {kind_word(right.kind)} không có nghĩa",
                hint,
            )

    def _choice(self, test: nodes.Node, yes: nodes.Node, no: nodes.Node | None) -> Value:
        self.condition(test)
        value = self.value(yes)
        if no is None:  # nothing is printed then
            return value
        return _either(value, self.value(no))

    def _joined(self, values: list[Value]) -> Value:
        for value in values:
            if not value.unknown and value.kind not in {Plain.TEXT, Plain.NUMBER, Plain.MIXED}:
                self._tell(
                    "phep_tinh_sai_kieu", f"không nối được {kind_word(value.kind)} bằng dấu ~", "chỉ nối chữ và số"
                )
        if any(value.unknown for value in values):
            return UNKNOWN
        return Value(Plain.TEXT, prints=frozenset().union(*(value.prints for value in values)))

    def _divided(self, operator: str, left: Value, right: Value) -> Value:
        if not right.unknown and right.constant in {0, None}:
            self._tell("phep_tinh_sai_kieu", "phải chia cho một số viết rõ, khác 0", "sửa hoặc bỏ phép chia")
            return UNKNOWN
        return self._sum(operator, left, right)

    def _sum(self, operator: str, left: Value, right: Value) -> Value:
        if left.unknown or right.unknown:
            return UNKNOWN
        if left.kind is Plain.NUMBER and right.kind is Plain.NUMBER:
            return Value(Plain.NUMBER, prints=left.prints | right.prints)
        if operator == "+" and left.kind is Plain.TEXT and right.kind is Plain.TEXT:
            return Value(Plain.TEXT, prints=left.prints | right.prints)
        self._tell(
            "phep_tinh_sai_kieu",
            f"không tính được {kind_word(left.kind)} {operator} {kind_word(right.kind)}",
            "nối chữ bằng dấu ~",
        )
        return UNKNOWN


def _constant(constant: object) -> Value:
    if isinstance(constant, bool):
        return Value(Plain.FLAG, constant=constant)
    if isinstance(constant, int):
        return Value(Plain.NUMBER, constant=constant)
    if isinstance(constant, str):
        return Value(Plain.TEXT, constant=constant)
    return UNKNOWN


def _either(left: Value, right: Value) -> Value:
    """One of two values: what both can be printed as."""
    if left.unknown or right.unknown:
        return UNKNOWN
    if left.kind == right.kind:
        return Value(left.kind, prints=left.prints | right.prints)
    texts = {Plain.TEXT, Plain.NUMBER, Plain.MIXED}
    if left.kind in texts and right.kind in texts:
        return Value(Plain.MIXED, prints=left.prints | right.prints)
    return FLAG  # good for asking only
