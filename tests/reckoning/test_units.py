from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.agency import Unit
from generator.model.appendix import ResultLine, Task
from generator.reckoning.units import Assignment, parse_assignment, units_of

KNOWN = (
    Unit(ten="Văn phòng", viet_tat="VP"),
    Unit(ten="Phòng Quản lý Đầu tư", viet_tat="P.QLĐT"),
    Unit(ten="Phòng Quản lý Doanh nghiệp"),
    Unit(ten="Phòng Kế hoạch Tổng hợp"),
    Unit(ten="Bộ phận Một cửa"),
    Unit(ten="Tổ thư ký ISO"),
    Unit(ten="Ban Quản lý dự án hạ tầng KKT và KCN"),
)
OFFICE = "Văn phòng"
PROJECTS = "Ban Quản lý dự án hạ tầng KKT và KCN"
GROUND = (
    "Căn cứ Nghị định của Chính phủ quy định về quản lý Khu kinh tế và KCN (thay thế Nghị định số 82/2018/NĐ-CP của"
    " Chính phủ), Văn phòng rà soát, hoàn thiện quy định gửi Sở Nội vụ thẩm định, trình UBND tỉnh ban hành"
)
COLLECT = "Các phòng chủ động rà soát, đề xuất gửi Văn phòng tổng hợp gửi Văn phòng UBND tỉnh"
SETTLE = "các phòng chuyên môn giải quyết TTHC"

# The 27 assignments of the seed, in its order.
SEED: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("Phòng Quản lý Đầu tư thực hiện", ("Phòng Quản lý Đầu tư",), ()),
    ("Văn phòng chủ trì, phối hợp với các phòng liên quan", (OFFICE,), ("các phòng liên quan",)),
    (
        "Phòng Quản lý Doanh nghiệp chủ trì phối hợp các phòng liên quan thực hiện",
        ("Phòng Quản lý Doanh nghiệp",),
        ("các phòng liên quan",),
    ),
    ("Văn phòng chủ trì, phối hợp với các phòng liên quan", (OFFICE,), ("các phòng liên quan",)),
    (COLLECT, ("Các phòng",), ()),
    (COLLECT, ("Các phòng",), ()),
    ("Văn phòng chủ trì, phối hợp với các phòng liên quan", (OFFICE,), ("các phòng liên quan",)),
    ("Bộ phận Một cửa thực hiện", ("Bộ phận Một cửa",), ()),
    (GROUND, (OFFICE,), ()),
    ("Văn phòng rà soát, xây dựng Đề án gửi Sở Nội vụ thẩm định, trình UBND tỉnh", (OFFICE,), ()),
    (
        f"Văn phòng chủ trì, phối hợp {PROJECTS} xây dựng Đề án gửi Sở Nội vụ thẩm định",
        (OFFICE,),
        (PROJECTS,),
    ),
    (
        f"{PROJECTS} chủ trì xây dựng Phương án sắp xếp; gửi Sở Nội vụ thẩm định trình UBND tỉnh",
        (PROJECTS,),
        (),
    ),
    ("Văn phòng thực hiện", (OFFICE,), ()),
    ("Văn phòng thực hiện", (OFFICE,), ()),
    (
        "Phòng Kế hoạch Tổng hợp chủ trì phối hợp các phòng liên quan thực hiện.",
        ("Phòng Kế hoạch Tổng hợp",),
        ("các phòng liên quan",),
    ),
    (f"Văn phòng chủ trì phối hợp với {SETTLE}", (OFFICE,), (SETTLE,)),
    ("Văn phòng chủ trì, phối hợp các phòng thực hiện", (OFFICE,), ("các phòng",)),
    ("Tất cả các phòng, đơn vị trực thuộc thực hiện", ("Tất cả các phòng, đơn vị trực thuộc",), ()),
    (f"Văn phòng chủ trì, phối hợp {SETTLE} thực hiện", (OFFICE,), (SETTLE,)),
    (
        "Tổ thư ký ISO chủ trì, phối hợp các phòng, đơn vị liên quan",
        ("Tổ thư ký ISO",),
        ("các phòng, đơn vị liên quan",),
    ),
    ("Văn phòng chủ trì, phối hợp các phòng thực hiện", (OFFICE,), ("các phòng",)),
    *[("Văn phòng thực hiện", (OFFICE,), ())] * 6,
)

OTHERS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("VP chủ trì", (OFFICE,), ()),
    ("Văn phòng", (OFFICE,), ()),
    ("phòng quản lý đầu tư thực hiện", ("Phòng Quản lý Đầu tư",), ()),
    ("Văn phòng; Phòng Quản lý Đầu tư", (OFFICE, "Phòng Quản lý Đầu tư"), ()),
    ("Văn phòng và Phòng Quản lý Đầu tư chủ trì", (OFFICE, "Phòng Quản lý Đầu tư"), ()),
    ("Chủ trì: Văn phòng; Phối hợp: các phòng, đơn vị", (OFFICE,), ("các phòng, đơn vị",)),
    ("- Cơ quan chủ trì: VP.\n- Cơ quan phối hợp: Sở Nội vụ, các phòng", (OFFICE,), ("Sở Nội vụ", "các phòng")),
    (
        "Giao Văn phòng chủ trì, phối hợp với Sở Nội vụ, Văn phòng UBND tỉnh và các đơn vị có liên quan tham mưu",
        (OFFICE,),
        ("Sở Nội vụ", "Văn phòng UBND tỉnh", "các đơn vị có liên quan"),
    ),
    ("Văn phòng chủ trì, các phòng phối hợp thực hiện", (OFFICE,), ("các phòng",)),
    ("Văn phòng chủ trì. Các phòng phối hợp.", (OFFICE,), ("Các phòng",)),
    ("Văn phòng phối hợp với Phòng Quản lý Đầu tư thực hiện", (OFFICE,), ("Phòng Quản lý Đầu tư",)),
    (
        "Sở Khoa học và Công nghệ chủ trì, phối hợp Sở Văn hóa, Thể thao và Du lịch, Sở Nội vụ",
        ("Sở Khoa học và Công nghệ",),
        ("Sở Văn hóa, Thể thao và Du lịch", "Sở Nội vụ"),
    ),
    ("Ban Tổ chức Tỉnh ủy chủ trì", ("Ban Tổ chức Tỉnh ủy",), ()),
    (
        "Các sở, ban, ngành; UBND các huyện, thị xã, thành phố",
        ("Các sở, ban, ngành", "UBND các huyện, thị xã, thành phố"),
        (),
    ),
    ("VĂN PHÒNG CHỦ TRÌ", (OFFICE,), ()),
    ("Văn phòng chủ trì, phối hợp Văn phòng", (OFFICE,), ()),
)

UNSURE = (
    "",
    "Theo phân công tại Quyết định số 12/QĐ-BQL",
    "Thực hiện theo quy định",
    "Văn phòng/Các phòng",
    "Văn phòng, Kế toán thực hiện",
    "Ông Nguyễn Văn A thực hiện",
    "Văn phòng được giao theo dõi",
    "Văn phòng phối hợp Phòng Quản lý Đầu tư chủ trì xây dựng",
    "Phòng thực hiện",
    "Quý I/2022",
    "…",
)


def test_the_seed_has_27_assignments() -> None:
    assert len(SEED) == 27


@pytest.mark.parametrize(("text", "lead", "coordinating"), [*SEED, *OTHERS])
def test_a_sentence_names_who_leads_and_who_coordinates(
    text: str, lead: tuple[str, ...], coordinating: tuple[str, ...]
) -> None:
    assert parse_assignment(text, KNOWN) == Assignment(lead, coordinating)
    assert parse_assignment(unicodedata.normalize("NFD", text), KNOWN) == Assignment(lead, coordinating)


@pytest.mark.parametrize("text", UNSURE)
def test_when_it_is_not_sure_nobody_is_named(text: str) -> None:
    assert parse_assignment(text, KNOWN) == Assignment()


@pytest.mark.parametrize(("text", "lead", "coordinating"), SEED)
def test_the_sentences_are_read_without_a_list_of_units_too(
    text: str, lead: tuple[str, ...], coordinating: tuple[str, ...]
) -> None:
    assert parse_assignment(text) == Assignment(lead, coordinating)


BITS = "Văn phòng|VP|các phòng|chủ trì|phối hợp với|,|;|và|thực hiện|Sở|:|/|\n|(|)."


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(BITS.split("|")), max_size=12).map(" ".join)))
def test_any_text_gets_an_answer_that_invents_no_unit(text: str) -> None:
    found = parse_assignment(text, KNOWN)
    names = {unit.name for unit in KNOWN}
    for unit in (*found.lead, *found.coordinating):
        assert unit in names or all(word in unicodedata.normalize("NFC", text) for word in unit.split())
    assert not set(found.lead) & set(found.coordinating)


def test_a_cell_of_fifteen_hundred_characters_is_read_at_once() -> None:
    for piece in ("Văn phòng, ", "theo, ", "và ", "các phòng và ", "(", "chủ trì: ", "Căn cứ, Văn phòng ", "phối hợp "):
        assert len(parse_assignment((piece * 1500)[:1500], KNOWN).lead) <= 2


def _task(**fields: object) -> Task:
    return Task.model_validate({"nhiem_vu": "Rà soát thủ tục hành chính", **fields})


def test_the_cells_for_units_win_over_the_sentence() -> None:
    said = "Bộ phận Một cửa chủ trì, phối hợp các phòng"
    task = _task(chu_tri="VP; Phòng Quản lý Đầu tư\nĐội xung kích", phan_cong=said)
    assert units_of(task, task, KNOWN) == Assignment((OFFICE, "Phòng Quản lý Đầu tư", "Đội xung kích"), ("các phòng",))


def test_a_task_without_cells_for_units_is_read_from_its_sentence() -> None:
    task = _task(phan_cong="Văn phòng chủ trì, phối hợp với các phòng liên quan")
    assert units_of(task, task, KNOWN) == Assignment((OFFICE,), ("các phòng liên quan",))


def test_what_the_task_says_counts_for_each_of_its_lines() -> None:
    task = _task(
        phoi_hop="Sở Nội vụ",
        dong=[{"san_pham": "Kế hoạch", "chu_tri": "VP"}, {"san_pham": "Báo cáo", "chu_tri": ["Tổ thư ký ISO", "VP"]}],
    )
    assert [units_of(line, task, KNOWN) for line in task.lines] == [
        Assignment((OFFICE,), ("Sở Nội vụ",)),
        Assignment(("Tổ thư ký ISO", OFFICE), ("Sở Nội vụ",)),
    ]


def test_a_merged_cell_that_points_elsewhere_names_nobody() -> None:
    task = _task(chu_tri="Theo phân công tại Quyết định số 12/QĐ-BQL")
    assert units_of(task, task, KNOWN) == Assignment()
    assert units_of(ResultLine(), _task(), KNOWN) == Assignment()
