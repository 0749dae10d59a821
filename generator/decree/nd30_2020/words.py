"""What the words of each component say (Phụ lục I, phần I, mục II, III; Phụ lục III). Data only.

A rule that the samples of the decree alone show, and no sentence of it asks, is thông lệ.
"""

from __future__ import annotations

from typing import Final

from generator.decree.rules import Normativity, Rule

__all__ = ["WORDS_RULES"]

_CUSTOM: Final = Normativity.CUSTOMARY


def _at(place: str) -> str:
    return f"NĐ 30/2020, Phụ lục I, mục {place}"


def _sample(number: str) -> str:
    return f"NĐ 30/2020, Phụ lục III, mẫu {number}"


def _rule(id: str, clause: str, requirement: str, normativity: Normativity = Normativity.MANDATORY) -> Rule:
    return Rule(id, clause, requirement, value=True, normativity=normativity)


_HEAD: Final = (
    _rule("C1.present", _at("II.1"), "Văn bản có Quốc hiệu"),
    _rule("C2.present", _at("II.1"), "Văn bản có Tiêu ngữ"),
    _rule("C2.capitals", _at("II.1"), "Chữ cái đầu của mỗi cụm từ trong Tiêu ngữ viết hoa: Độc lập, Tự do, Hạnh phúc"),
    _rule("C3.place-name", _at("II.2"), "Tên cơ quan chủ quản ở địa phương có tên tỉnh, huyện, xã"),
    _rule("C4.place-name", _at("II.2"), "Tên Ủy ban nhân dân, Hội đồng nhân dân ban hành có tên địa phương"),
    _rule("C4.present", _at("II.2"), "Văn bản có tên cơ quan ban hành"),
    _rule("C4.full-name", _at("II.2"), "Tên cơ quan ban hành ghi đầy đủ, không viết tắt (UBND, HĐND)"),
    _rule("C5.present", _at("II.3"), "Văn bản có số, ký hiệu"),
    _rule("C5.form", _at("II.3"), "Sau từ “Số:” là số bằng chữ số Ả Rập, dấu gạch chéo, rồi ký hiệu"),
    _rule("C5.zero", _at("II.3.c"), "Số nhỏ hơn 10 có số 0 phía trước: 05"),
    _rule("C5.spaces", _at("II.3.c"), "Giữa số, dấu gạch chéo, dấu gạch nối và chữ của ký hiệu không cách chữ"),
    _rule("C5.hyphen", _at("II.3.c"), "Các nhóm chữ của ký hiệu nối bằng dấu gạch nối (-)"),
    _rule("C5.symbol-case", _at("II.3.c"), "Ký hiệu viết bằng chữ in hoa, tên loại viết tắt như bảng chữ viết tắt"),
    _rule("C6.present", _at("II.4"), "Văn bản có địa danh và thời gian ban hành"),
    _rule("C6.words", _at("II.4.b"), "Thời gian ban hành viết đầy đủ: ngày … tháng … năm …, bằng chữ số Ả Rập"),
    _rule("C6.place", _at("II.4.a"), "Trước thời gian ban hành có địa danh"),
    _rule("C6.capitals", _at("II.4"), "Các chữ cái đầu của địa danh viết hoa: Hà Nội"),
    _rule("C6.small-words", _at("II.4"), "Các từ ngày, tháng, năm viết thường: Hà Nội, ngày 05 tháng 3 năm 2020"),
    _rule("C6.comma", _at("II.4"), "Sau địa danh có dấu phẩy"),
    _rule("C6.day-zero", _at("II.4.b"), "Ngày nhỏ hơn 10 có số 0 phía trước: ngày 05"),
    _rule("C6.month-zero", _at("II.4.b"), "Tháng 1, 2 có số 0 phía trước: tháng 02"),
    _rule("C6.month-plain", _at("II.4.b"), "Tháng 3 đến tháng 9 không thêm số 0: tháng 6", _CUSTOM),
    _rule("C6.calendar", _at("II.4.b"), "Thời gian ban hành là một ngày có thật, năm ghi bốn chữ số"),
    _rule("C7.present", _at("II.5"), "Văn bản có tên loại ghi tên loại: KẾ HOẠCH, BÁO CÁO, … (chỉ công văn không ghi)"),
    _rule("C7.letter", _at("II.5"), "Công văn không ghi tên loại"),
    _rule("C8.present", _at("II.5"), "Văn bản có tên loại thì có trích yếu nội dung"),
    _rule("C9.present", _at("II.5"), "Công văn có trích yếu nội dung"),
    _rule("C9.label", _at("II.5"), "Trích yếu công văn bắt đầu bằng chữ V/v"),
    _rule("C10.present", _at("II.9"), "Công văn có phần Kính gửi"),
    _rule("C10.colon", _at("II.9"), "Sau từ “Kính gửi” có dấu hai chấm"),
    _rule("C10.upward", _at("II.9.b"), "Tờ trình, báo cáo gửi cấp trên có phần Kính gửi"),
    _rule("C10.same-line", _at("II.9"), "Gửi một nơi thì tên nơi ấy cùng dòng với từ “Kính gửi”"),
    _rule("C10.line", _at("II.9"), "Gửi từ hai nơi trở lên thì mỗi nơi, mỗi nhóm một dòng riêng"),
    _rule("C10.dash", _at("II.9"), "Gửi từ hai nơi trở lên thì đầu mỗi dòng có gạch đầu dòng"),
    _rule("C10.semicolon", _at("II.9"), "Cuối mỗi dòng Kính gửi, trừ dòng cuối, có dấu chấm phẩy"),
    _rule("C10.period", _at("II.9"), "Cuối dòng Kính gửi cuối cùng có dấu chấm"),
    _rule("T1.type", _at("II.3.b"), "Ký hiệu bắt đầu bằng chữ viết tắt của tên loại (bảng chữ viết tắt, Phụ lục III)"),
    _rule("T1.body", _at("II.3.b"), "Sau chữ viết tắt tên loại là chữ viết tắt tên cơ quan"),
    _rule(
        "T1.issuer", _at("II.3.b"), "Ký hiệu của Ủy ban nhân dân có UBND, của Hội đồng nhân dân có HĐND", _CUSTOM
    ),
    _rule("T1.letter", _at("II.3.b"), "Ký hiệu của công văn không có chữ viết tắt tên loại (không có “CV”)"),
    _rule(
        "T1.unit", _at("II.3.b"),
        "Ký hiệu của công văn gồm tên cơ quan và đơn vị soạn thảo hoặc lĩnh vực, nối bằng dấu gạch nối", _CUSTOM,
    ),
    _rule("T4.full-name", _at("II.4.a"), "Địa danh mang tên người, chữ số ghi đầy đủ: Thành phố Hồ Chí Minh, Quận 1"),
)  # fmt: skip

_FOOT: Final = (
    _rule("C22.present", _at("II.7"), "Văn bản có chức vụ của người ký"),
    _rule("C23.present", _at("II.7"), "Văn bản có họ và tên của người ký"),
    _rule("C23.title", _at("II.7"), "Trước họ tên của người ký không ghi học hàm, học vị, danh hiệu", _CUSTOM),
    _rule("C26.present", _at("II.9"), "Văn bản có phần Nơi nhận"),
    _rule("C26.own-line", _at("II.9"), "Từ “Nơi nhận” trên một dòng riêng"),
    _rule("C27.line", _at("II.9"), "Mỗi nơi nhận, mỗi nhóm nơi nhận một dòng riêng"),
    _rule("C27.dash", _at("II.9"), "Đầu mỗi dòng nơi nhận có gạch đầu dòng"),
    _rule("C27.semicolon", _at("II.9"), "Cuối mỗi dòng nơi nhận, trừ dòng cuối, có dấu chấm phẩy"),
    _rule("C27.period", _at("II.9"), "Cuối dòng nơi nhận cuối cùng có dấu chấm"),
    _rule("C27.archive", _at("II.9"), "Nơi nhận có dòng Lưu"),
    _rule("C27.archive-last", _at("II.9"), "Dòng Lưu là dòng nơi nhận cuối cùng"),
    _rule("C27.archive-colon", _at("II.9"), "Sau chữ “Lưu” có dấu hai chấm"),
    _rule("C27.archive-office", _at("II.9"), "Sau “Lưu:” là chữ viết tắt VT"),
    _rule(
        "C27.archive-unit",
        _at("II.9") + "; Phụ lục III, mẫu 1.4",
        "Sau chữ VT là dấu phẩy, rồi chữ viết tắt tên đơn vị soạn thảo",
        _CUSTOM,
    ),
    _rule("T8.prefix", _at("II.7.b"), "Quyền hạn ký ghi tắt (TM., Q., KT., TL., TUQ.) có dấu chấm"),
    _rule("T8.collective", _at("II.7.b"), "Sau TM. là tên tập thể hoặc cơ quan, không phải chức vụ"),
    _rule("T8.head", _at("II.7.b"), "Sau KT. là chức vụ của người đứng đầu, không phải của cấp phó"),
    _rule("T8.deputy", _at("II.7.b"), "Cấp phó ký thay người đứng đầu thì ghi KT. trước chức vụ của người đứng đầu"),
    _rule("T8.for-head", _at("II.7.b"), "Người ký sau KT. là cấp phó của người đứng đầu", _CUSTOM),
    _rule("T8.by-order", _at("II.7.b"), "Sau TL., TUQ. là chức vụ của người đứng đầu", _CUSTOM),
    _rule("T13.decision", _sample("1.2, 1.3"), "Dòng nơi nhận đầu tiên của quyết định: - Như Điều …;", _CUSTOM),
    _rule("T13.letter", _at("II.9.c"), "Dòng nơi nhận đầu tiên của công văn: - Như trên;"),
    _rule("T13.upward", _at("II.9.b"), "Văn bản có phần Kính gửi thì dòng nơi nhận đầu tiên: - Như trên;", _CUSTOM),
)

_GROUNDS: Final = (
    _rule("C11.semicolon", _at("II.6.a"), "Cuối mỗi căn cứ, trừ căn cứ cuối cùng, có dấu chấm phẩy"),
    _rule("C11.period", _at("II.6.a"), "Cuối căn cứ cuối cùng có dấu chấm"),
    _rule("C11.paragraph", _at("II.6.a"), "Mỗi căn cứ một dòng riêng"),
    _rule("T5.law", _at("II.6.a"), "Căn cứ là luật, pháp lệnh thì không ghi số, ký hiệu"),
    _rule("T5.number", _at("II.6.a"), "Căn cứ ghi số của văn bản"),
    _rule("T5.symbol", _at("II.6.a"), "Căn cứ ghi ký hiệu của văn bản, sau số"),
    _rule("T5.date", _at("II.6.a"), "Căn cứ ghi ngày, tháng, năm ban hành của văn bản"),
    _rule("T5.body", _at("II.6.a"), "Căn cứ ghi cơ quan ban hành văn bản"),
    _rule("T5.subject", _at("II.6.a"), "Căn cứ ghi trích yếu nội dung của văn bản", _CUSTOM),
    _rule("T5.date-words", _at("II.6.a"), "Ngày trong căn cứ viết đầy đủ: ngày … tháng … năm …", _CUSTOM),
    _rule("T6.same-date", _at("II.6.b"), "Một văn bản được dẫn nhiều lần thì ghi cùng một ngày", _CUSTOM),
    _rule("T6.first", _at("II.6.b"), "Dẫn một văn bản lần đầu thì ghi cả ngày ban hành", Normativity.PERMITTED),
    _rule(
        "T6.later",
        _at("II.6.b"),
        "Dẫn một văn bản từ lần thứ hai thì chỉ ghi tên loại, số, ký hiệu",
        Normativity.PERMITTED,
    ),
    _rule("T11.competence", _sample("1.2, 1.3"), "Trên các căn cứ có dòng thẩm quyền ban hành"),
    _rule("T11.grounds", _sample("1.2, 1.3"), "Quyết định có căn cứ ban hành, ở trên dòng QUYẾT ĐỊNH:"),
    _rule("T11.order", _sample("1.2, 1.3"), "Căn cứ đứng trên dòng QUYẾT ĐỊNH:, không ở dưới"),
    _rule("T11.articles", _sample("1.2, 1.3"), "Dưới dòng QUYẾT ĐỊNH: là các điều"),
    _rule("T11.proposal", _sample("1.2, 1.3"), "“Theo đề nghị của …” là căn cứ cuối cùng", _CUSTOM),
    _rule(
        "T12.subject", _sample("1.3"), "Trích yếu của quyết định có văn bản kèm theo: Ban hành …, Phê duyệt …", _CUSTOM
    ),
    _rule("T12.article", _sample("1.3"), "Điều 1: Ban hành (Phê duyệt) kèm theo Quyết định này …", _CUSTOM),
)

_BODY: Final = (
    _rule("C12.end", "NĐ 30/2020, Phụ lục III, các mẫu", "Hết lời văn có dấu ./. (chấm, gạch chéo, chấm)", _CUSTOM),
    _rule(
        "C12.abbreviation", _at("II.6"), "Chữ viết tắt được ghi trong ngoặc đơn sau cụm từ đầy đủ ở lần dùng đầu tiên",
        Normativity.PERMITTED,
    ),
    _rule("C13.roman", _at("II.6"), "Số thứ tự của phần, chương bằng chữ số La Mã"),
    _rule("C13.own-line", _at("II.6"), "Từ “Phần”, “Chương” và số thứ tự trên một dòng riêng, tiêu đề ở dòng dưới"),
    _rule("T7.chapter", _at("II.6"), "Phần, chương có tiêu đề"),
    _rule("C13.order", _at("II.6"), "Phần, chương đánh số liên tục, không thiếu, không trùng"),
    _rule("C15.arabic", _at("II.6"), "Số thứ tự của mục, tiểu mục bằng chữ số Ả Rập"),
    _rule("C15.own-line", _at("II.6"), "Từ “Mục”, “Tiểu mục” và số thứ tự trên một dòng riêng, tiêu đề ở dòng dưới"),
    _rule("T7.section", _at("II.6"), "Mục, tiểu mục có tiêu đề"),
    _rule("T7.article", _at("II.6"), "Trong văn bản mà các điều có tiêu đề thì điều nào cũng có tiêu đề", _CUSTOM),
    _rule("C15.order", _at("II.6"), "Mục, tiểu mục đánh số liên tục, không thiếu, không trùng"),
    _rule("C17.label", _at("II.6"), "Sau số thứ tự của điều (Điều 1.) có dấu chấm"),
    _rule("C17.order", _at("II.6"), "Điều đánh số liên tục từ 1, không thiếu, không trùng"),
    _rule("C18.label", _at("II.6"), "Sau số thứ tự của khoản (1.) có dấu chấm"),
    _rule("C18.order", _at("II.6"), "Khoản đánh số liên tục từ 1 trong mỗi điều, mục, không thiếu, không trùng"),
    _rule("C19.label", _at("II.6"), "Sau chữ cái của điểm có dấu đóng ngoặc đơn: a)"),
    _rule("C19.order", _at("II.6"), "Điểm theo bảng chữ cái tiếng Việt từ a, sau d là đ, không thiếu, không trùng"),
    _rule("C20.label", _at("V.6.b"), "Sau số La Mã của mục (I.) có dấu chấm"),
    _rule("C20.order", _at("V.6.b"), "Mục đánh số La Mã liên tục từ I, không thiếu, không trùng"),
)  # fmt: skip

_ATTACHED: Final = (
    _rule("C28.own-line", _at("III.1.b"), "Từ “Phụ lục” và số thứ tự trên một dòng riêng, tiêu đề ở dòng dưới"),
    _rule("C28.roman", _at("III.1.b"), "Từ hai phụ lục trở lên thì đánh số bằng chữ số La Mã"),
    _rule("C28.numbered", _at("III.1.b"), "Từ hai phụ lục trở lên thì mỗi phụ lục có số thứ tự"),
    _rule("C28.order", _at("III.1.b"), "Phụ lục đánh số liên tục từ I, không thiếu, không trùng"),
    _rule("C30.present", _at("III.1.c"), "Văn bản kèm theo và mỗi phụ lục có dòng (Kèm theo …)"),
    _rule("C30.no-number", _sample("1.3"), "Văn bản kèm theo không ghi số, ký hiệu, địa danh và thời gian", _CUSTOM),
    _rule("C30.no-signer", _sample("1.3"), "Văn bản kèm theo không có nơi nhận, chức vụ và chữ ký", _CUSTOM),
    _rule("C30.brackets", _sample("1.3, 2.1"), "Dòng kèm theo nằm trong ngoặc đơn", _CUSTOM),
    _rule("C30.words", _sample("1.3, 2.1"), "Dòng kèm theo bắt đầu: (Kèm theo …", _CUSTOM),
    _rule("C30.number", _at("III.1.c"), "Số, ký hiệu ở dòng kèm theo là của văn bản chính"),
    _rule("C30.date", _at("III.1.c"), "Ngày ở dòng kèm theo là ngày ban hành của văn bản chính"),
    _rule("C30.kind", _at("III.1.c"), "Tên loại ở dòng kèm theo là của văn bản chính"),
    _rule("C30.body", _at("III.1.c"), "Cơ quan ở dòng kèm theo là cơ quan ban hành văn bản chính", _CUSTOM),
    _rule("C30.date-words", _at("III.1.c"), "Ngày ở dòng kèm theo viết đầy đủ: ngày … tháng … năm …", _CUSTOM),
    _rule("T15.mentioned", _at("III.1.a"), "Văn bản có phụ lục thì trong lời văn nói đến phụ lục"),
    _rule("T15.there", _at("III.1.a"), "Phụ lục được nói đến theo số có trong văn bản", Normativity.PERMITTED),
)

WORDS_RULES: Final[tuple[Rule, ...]] = (*_HEAD, *_GROUNDS, *_BODY, *_FOOT, *_ATTACHED)
