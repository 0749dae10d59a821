"""The outline and the forms for a province, as they are shipped: copied into a year they make its report."""

from __future__ import annotations

import shutil
from typing import Any

import yaml

from generator.word.outline import ParagraphText, TableText, read_outline
from generator.word.package import Package
from tests.builders import agency_data, plan_data, task_data, write_year
from tests.cli.folder import ROOT, Folder

MODELS = ROOT / "data" / "mau"
REPORT = "output/2026/bao_cao_quy_1.docx"

HEADINGS = """
I. Công tác chỉ đạo, điều hành cải cách hành chính
1. Hoạt động chỉ đạo, điều hành nổi bật
2. Đánh giá, cập nhật tiến độ thực hiện Kế hoạch cải cách hành chính
3. Công tác kiểm tra cải cách hành chính
4. Thông tin, tuyên truyền cải cách hành chính
5. Tổng hợp, cập nhật kết quả các nhiệm vụ cấp trên giao
6. Mô hình, sáng kiến, giải pháp mới
II. Kết quả thực hiện công tác cải cách hành chính
1. Cải cách thể chế
a) Xây dựng, ban hành văn bản quy phạm pháp luật
b) Tổ chức và theo dõi thi hành pháp luật
c) Tuyên truyền, phổ biến pháp luật
d) Kiểm tra, rà soát, hệ thống hóa văn bản quy phạm pháp luật
2. Cải cách thủ tục hành chính
a) Rà soát, cắt giảm, đơn giản hóa thủ tục hành chính
b) Số lượng thủ tục hành chính thuộc thẩm quyền
c) Thực hiện cơ chế một cửa, một cửa liên thông
3. Cải cách tổ chức bộ máy
a) Chức năng, nhiệm vụ, cơ cấu tổ chức
b) Sắp xếp, tổ chức lại các cơ quan, đơn vị
c) Quản lý, sử dụng biên chế
d) Phân cấp quản lý
4. Cải cách chế độ công vụ
a) Vị trí việc làm
b) Tuyển dụng, bổ nhiệm, nâng ngạch
c) Kỷ luật, kỷ cương hành chính
d) Đào tạo, bồi dưỡng cán bộ, công chức, viên chức
5. Cải cách tài chính công
a) Quản lý tài chính - ngân sách
b) Quản lý, sử dụng tài sản công
c) Thực hiện cơ chế tự chủ của đơn vị sự nghiệp
6. Xây dựng và phát triển chính quyền điện tử, chính quyền số
a) Thể chế
b) Hạ tầng
c) Các hệ thống nền tảng
d) Dữ liệu
đ) Ứng dụng phục vụ nội bộ
e) Ứng dụng phục vụ người dân, doanh nghiệp
g) Đô thị thông minh
h) Dịch vụ công trực tuyến
III. Đánh giá chung
1. Mặt tích cực
2. Những tồn tại, hạn chế, nguyên nhân
IV. Phương hướng, nhiệm vụ
""".strip().splitlines()
"""The regime's outline of a periodic report, numbered as it is printed."""


def a_province(folder: Folder) -> None:
    """A province's year: the shipped files as they are, words in every part, figures in every form."""
    outline = yaml.safe_load((MODELS / "bao_cao_cap_tinh.yaml").read_text(encoding="utf-8"))["de_cuong"]
    forms = yaml.safe_load((MODELS / "bieu_mau_cap_tinh.yaml").read_text(encoding="utf-8"))["bieu_mau"]

    def keys(nodes: list[dict[str, Any]]) -> list[str]:
        return [key for node in nodes for key in (node.get("ma"), *keys(node.get("noi_dung", []))) if key]

    figures = {
        form["so"]: {
            one["ma"]: next(iter(one["gia_tri"])) if one["kieu"] == "ma" else "5"
            for one in form["chi_tieu"]
            if one["kieu"] != "tieu_de" and "cong_thuc" not in one and "nguon" not in one
        }
        for form in forms
    }
    given = {"noi_dung": {key: [f"Lời văn của phần {key}."] for key in keys(outline)}, "thong_ke": figures}
    province = {"ten": "Ủy ban nhân dân tỉnh Khánh Hòa", "co_quan_chu_quan": None, "ky_hieu": "UBND"}
    tasks = [task_data(tien_do="Quý I/2026", phan_cong="Sở Nội vụ"), task_data(tien_do="Quý IV/2026")]
    others: dict[str, Any] = {
        "bao_cao": (MODELS / "bao_cao_cap_tinh.yaml").read_text(encoding="utf-8"),
        "bieu_mau": (MODELS / "bieu_mau_cap_tinh.yaml").read_text(encoding="utf-8"),
        "bao_cao/quy_1": given,
        "tien_do/quy_1": "nhiem_vu: []\n",
    }
    write_year(
        folder.path / "data" / "2026",
        co_quan=agency_data(**province),
        ke_hoach=plan_data(trich_yeu="Cải cách hành chính năm 2026"),
        phu_luc={"nhom": [{"ten": "Cải cách thể chế", "nhiem_vu": tasks}]},
        **others,
    )
    shutil.copytree(ROOT / "templates", folder.path / "templates")


def test_the_provinces_outline_and_forms_make_an_official_report_of_the_regimes_parts(empty: Folder) -> None:
    a_province(empty)
    empty.done("build", "bao-cao", "--ky", "quy-1", "--chinh-thuc")
    items = read_outline(Package.read(empty.path / REPORT).part("word/document.xml"))
    texts = [item.text for item in items if isinstance(item, ParagraphText)]
    assert [text for text in texts if text in HEADINGS] == HEADINGS
    assert "Kính gửi: Bộ Nội vụ" in texts and texts[texts.index(HEADINGS[1]) + 1] == "Lời văn của phần chi_dao."
    tables = [item for item in items if isinstance(item, TableText) and item.header_rows == 2]
    assert len(tables) == 7 and sum(len(table.rows) - 2 for table in tables) == 123
    units = {row[0].text: row[2].merged_up for row in tables[0].rows[2:] if len(row) == 5}
    assert [code for code, is_shared in units.items() if is_shared] == ["3.2"]
    assert not any(row[2].merged_up for table in tables[1:] for row in table.rows[2:] if len(row) == 5)


def test_what_a_province_left_unsaid_is_told_part_by_part(empty: Folder) -> None:
    a_province(empty)
    (empty.path / "data" / "2026" / "bao_cao" / "quy_1.yaml").unlink()
    ran = empty.vanban("build", "bao-cao", "--ky", "quy-1", "--chinh-thuc")
    assert ran.code == 3
    required = (MODELS / "bao_cao_cap_tinh.yaml").read_text(encoding="utf-8").count("bat_buoc: true")
    assert ran.err.count("bắt buộc phải có lời văn") == required > 25 and "phần “Vị trí việc làm”" in ran.err
