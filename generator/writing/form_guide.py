"""What a unit reads about how to fill in its form.

It knows words; it must never know how they are laid out.
"""

from __future__ import annotations

import datetime

from generator.model.form import Form
from generator.model.progress import Answer
from generator.vietnamese import format_day

__all__ = ["GUIDE_TITLE", "guide_lines", "head_lines", "shown_day"]

GUIDE_TITLE = "CÁCH ĐIỀN BIỂU"


def shown_day(day: datetime.date) -> str:
    """14/3/2022, 05/01/2022."""
    return "/".join(format_day(day))


def head_lines(form: Form) -> tuple[str, ...]:
    """The lines above the table, the title first. Four of them say whose form it is (`IDENTITY_WORDS`)."""
    period, identity = form.period, form.identity
    days = f"số liệu từ ngày {shown_day(period.first_day)} đến hết ngày {shown_day(period.cut_off)}"
    due = f"; hạn cơ quan gửi báo cáo: {shown_day(period.due)}" if period.due else ""
    return (
        "BIỂU TỔNG HỢP TÌNH HÌNH THỰC HIỆN NHIỆM VỤ",
        f"Cơ quan: {identity.agency}",
        f"Đơn vị báo cáo: {identity.unit}",
        f"Năm kế hoạch: {identity.year}",
        f"Mã kỳ báo cáo: {identity.period}",
        f"Kỳ báo cáo: {period.name}; {days}{due}",
        "Chỉ điền các ô nền vàng; cách điền xem trang Hướng dẫn. Gửi lại chính tệp Excel này.",
    )


def guide_lines(form: Form) -> tuple[tuple[str, str], ...]:
    """What to know, each with what it is about (empty: a line of its own)."""
    period = form.period
    first, last = shown_day(form.earliest), shown_day(period.cut_off)
    done, under_way, cancelled = Answer.DONE.words, Answer.UNDER_WAY.words, Answer.CANCELLED.words
    return (
        ("", "Trang Nhiệm vụ liệt kê những nhiệm vụ đơn vị chủ trì, mỗi dòng một kết quả. Ô nền vàng để đơn vị điền;"),
        ("", "những ô đã có chữ là điều đơn vị đã báo ở kỳ trước: đúng thì để nguyên, đã khác thì sửa lại."),
        ("Trạng thái", "chọn một trong: " + "; ".join(answer.words for answer in Answer) + "."),
        ("Phần trăm", f"số nguyên từ 0 đến 100, không gõ dấu %. Chỉ cần khi trạng thái là “{under_way}” (1 đến 99)."),
        (
            "Ngày hoàn thành",
            f"bắt buộc khi “{done}”, viết ngày/tháng/năm, ví dụ {last}; từ {first} đến {last}. "
            "Máy đặt kiểu Mỹ có thể đảo ngày với tháng: gõ xong nhìn lại.",
        ),
        ("Kết quả", "sản phẩm đã có: số, ký hiệu, ngày, tên văn bản."),
        ("Liên kết", "địa chỉ nơi xem được kết quả, nếu có."),
        ("Khó khăn, vướng mắc", "nguyên nhân chậm, việc đang vướng."),
        ("Đề xuất, kiến nghị", "điều đơn vị đề nghị cơ quan giải quyết."),
        ("Lý do không thực hiện", f"bắt buộc khi “{cancelled}”."),
        ("Ví dụ", f"{done} | 100 | {last} | Quyết định số 12/QĐ-… ngày {last}"),
        ("Ví dụ", f"{under_way} | 60 | (để trống) | Đã có dự thảo lần 2"),
        ("", "Được lọc hàng, kéo rộng cột, đổi tên tệp. Muốn sắp xếp hàng, đổi chỗ cột thì bỏ khóa trang trước"),
        (
            "",
            "(Xem lại > Bỏ bảo vệ trang tính, Review > Unprotect Sheet): khi tổng hợp, máy tìm theo cột Mã và tiêu đề.",
        ),
        ("", "Không sửa cột Mã, không gộp ô, không gõ công thức vào ô trả lời, không đổi sang tệp .xls hay .ods."),
        ("", "Trang được khóa (không có mật khẩu) chỉ để tránh sửa nhầm chữ của kế hoạch."),
        ("Trang Phối hợp", "những nhiệm vụ đơn vị phối hợp, để biết; đơn vị chủ trì trả lời thay cho cả dòng."),
    )
