"""What each figure of a report means: one sentence a figure, said by `vanban explain` and in the documentation.

It must never reckon anything: the sentences say what other modules do.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.reckoning.progress import State

__all__ = [
    "ABOVE_TARGET",
    "COMPLETION",
    "DEFINITIONS",
    "DONE",
    "DUE_BY_DAY",
    "ENTERED",
    "FINISHED",
    "GOAL",
    "LATE_BY_DAY",
    "NEWLY_CANCELLED",
    "NEWLY_FINISHED",
    "NEWLY_LATE",
    "NEXT_DUE",
    "PERCENT",
    "PLAN_DONE",
    "PLAN_TASKS",
    "RATIO",
    "REOPENED",
    "SHARE",
    "STARTED",
    "SUM",
    "TOTAL",
]

TOTAL = "tổng số nhiệm vụ"
DONE = "đã hoàn thành"
COMPLETION = "tỷ lệ hoàn thành"
SHARE = "tỷ lệ của một tình trạng"
PERCENT = "phần trăm của một nhiệm vụ"
FINISHED = "hoàn thành trong kỳ"
NEXT_DUE = "đến hạn trong kỳ sau"
NEWLY_FINISHED = "mới hoàn thành so với kỳ trước"
REOPENED = "kỳ trước đã hoàn thành, nay chưa"
NEWLY_LATE = "mới quá hạn so với kỳ trước"
NEWLY_CANCELLED = "mới không thực hiện so với kỳ trước"
STARTED = "mới bắt đầu so với kỳ trước"
DUE_BY_DAY = "đến hạn (đôn đốc)"
LATE_BY_DAY = "quá hạn (đôn đốc)"
GOAL = "chỉ tiêu"
ABOVE_TARGET = "chỉ tiêu vượt mức giao"
ENTERED = "số liệu thống kê nhập vào"
RATIO = "tỷ lệ trong biểu thống kê"
SUM = "tổng trong biểu thống kê"
PLAN_TASKS = "số nhiệm vụ đề ra trong kế hoạch"
PLAN_DONE = "số nhiệm vụ đã hoàn thành"

DEFINITIONS: Mapping[str, str] = {
    TOTAL: (
        "Số nhiệm vụ có trong các phụ lục của kế hoạch; đếm theo nhiệm vụ, không đếm dòng của bảng, nên nhiệm"
        " vụ có nhiều dòng kết quả vẫn là một nhiệm vụ, tính cho nhóm lớn chứa nó và cho đơn vị chủ trì đứng"
        " đầu."
    ),
    State.CANCELLED.words: (
        "Nhiệm vụ mà mọi dòng kết quả đều được trả lời là không thực hiện, có ghi lý do; dòng không thực hiện"
        " của nhiệm vụ khác thì để ra ngoài, không xét."
    ),
    State.DONE_ON_TIME.words: (
        "Nhiệm vụ mà mọi dòng kết quả đã xong, ngày hoàn thành không sau ngày chốt số liệu, và mỗi dòng xong"
        " không muộn hơn ngày cuối cùng trong hạn của nó, hoặc dòng ấy không có hạn cố định."
    ),
    State.DONE_LATE.words: (
        "Nhiệm vụ mà mọi dòng kết quả đã xong, ngày hoàn thành không sau ngày chốt số liệu, nhưng có ít nhất"
        " một dòng xong sau ngày cuối cùng trong hạn của nó."
    ),
    State.NO_DEADLINE.words: (
        "Nhiệm vụ chưa xong mà không dòng kết quả nào có ngày cuối cùng, ví dụ tiến độ ghi “Thường xuyên”."
    ),
    State.OVERDUE.words: (
        "Nhiệm vụ chưa xong, có ít nhất một dòng kết quả chưa xong mà ngày cuối cùng trong hạn đứng trước"
        " ngày chốt số liệu; chốt đúng vào ngày cuối cùng thì chưa phải quá hạn."
    ),
    State.UNDER_WAY.words: (
        "Nhiệm vụ chưa xong, không thuộc các tình trạng trên và đã làm được một phần: phần trăm lớn hơn 0."
    ),
    State.NOT_DUE.words: "Nhiệm vụ chưa xong, chưa đến ngày cuối cùng trong hạn và phần trăm bằng 0.",
    DONE: "Số nhiệm vụ hoàn thành đúng hạn cộng số nhiệm vụ hoàn thành quá hạn.",
    COMPLETION: (
        "Số nhiệm vụ đã hoàn thành (đúng hạn và quá hạn) chia cho tổng số nhiệm vụ, kể cả nhiệm vụ không thực"
        " hiện, nhân 100, làm tròn hai chữ số sau dấu phẩy."
    ),
    SHARE: ("Số nhiệm vụ ở tình trạng đó chia cho tổng số nhiệm vụ, nhân 100, làm tròn hai chữ số sau dấu phẩy."),
    PERCENT: (
        "Trung bình cộng phần trăm của các dòng kết quả không bị bỏ (dòng đã xong tính 100), làm tròn đến số"
        " nguyên; nhiệm vụ chưa xong thì không quá 99, đã làm được chút nào thì không dưới 1."
    ),
    FINISHED: (
        "Nhiệm vụ đã hoàn thành mà dòng kết quả xong sau cùng có ngày hoàn thành từ ngày đầu đến ngày chốt số"
        " liệu của kỳ."
    ),
    NEXT_DUE: (
        "Nhiệm vụ chưa xong có dòng kết quả chưa xong mà ngày cuối cùng trong hạn nằm sau ngày chốt số liệu"
        " và không sau ngày cuối của kỳ sau."
    ),
    NEWLY_FINISHED: "Nhiệm vụ đã hoàn thành vào ngày chốt của kỳ này mà vào ngày chốt của kỳ trước thì chưa.",
    REOPENED: (
        "Nhiệm vụ đã hoàn thành vào ngày chốt của kỳ trước mà vào ngày chốt của kỳ này thì không, vì kỳ này đơn vị "
        "trả lời khác."
    ),
    NEWLY_LATE: (
        "Nhiệm vụ quá hạn chưa hoàn thành vào ngày chốt của kỳ này mà vào ngày chốt của kỳ trước thì không phải."
    ),
    NEWLY_CANCELLED: "Nhiệm vụ không thực hiện vào ngày chốt của kỳ này mà vào ngày chốt của kỳ trước thì không phải.",
    STARTED: ("Nhiệm vụ chưa xong, phần trăm lớn hơn 0 vào ngày chốt của kỳ này mà bằng 0 vào ngày chốt của kỳ trước."),
    DUE_BY_DAY: (
        "Dòng kết quả chưa xong có ngày cuối cùng trong hạn từ sau ngày chốt gần nhất đã thu tiến độ đến ngày"
        " được hỏi, kể cả ngày ấy."
    ),
    LATE_BY_DAY: (
        "Dòng kết quả chưa xong mà ngày cuối cùng trong hạn không sau ngày chốt gần nhất đã thu tiến độ; chưa"
        " thu tiến độ lần nào thì tính ngày cuối cùng đứng trước ngày được hỏi."
    ),
    GOAL: (
        "Số thực hiện do cơ quan ghi cho kỳ, so với mục tiêu trong kế hoạch: ghi một số thì phải đạt từ số ấy"
        " trở lên (mục tiêu 0 thì không được có), “tối thiểu” kể cả chính số ấy, “trên” và “dưới” không kể,"
        " “không quá” có kể, “80-90%” thì đạt từ 80; mục tiêu tăng, giảm thì số thực hiện là mức đã tăng, đã"
        " giảm."
    ),
    ABOVE_TARGET: (
        "Mục tiêu “vượt 5-10% so với chỉ tiêu giao” được coi là đạt khi số thực hiện từ 105% chỉ tiêu giao"
        " trở lên, tức là tính theo phần trăm của chỉ tiêu giao, không cộng thêm điểm phần trăm."
    ),
    ENTERED: "Số do cơ quan ghi cho kỳ trong tệp YAML hay Excel; dấu - nghĩa là chưa có số.",
    RATIO: (
        "Mã thứ nhất trong công thức chia cho mã thứ hai, nhân 100, làm tròn hai chữ số sau dấu phẩy; một"
        " trong hai chưa có số, hoặc mã thứ hai bằng 0, thì in dấu -."
    ),
    SUM: "Tổng các mã trong công thức; còn mã chưa có số thì in dấu -.",
    PLAN_TASKS: "Bằng tổng số nhiệm vụ của kế hoạch, máy đếm.",
    PLAN_DONE: "Số nhiệm vụ hoàn thành đúng hạn và hoàn thành quá hạn tính đến ngày chốt số liệu của kỳ, máy đếm.",
}
"""What a person calls a figure, and what it is; states stand in the order in which they are tested."""
