"""What the hand-written documents say: agencies of many kinds, every kind of document, long names, several signers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["TEXTS", "Text"]

Item = tuple[str, str]
"""The role of a paragraph of the body (`text`, `title`, `centre`, `article`, `table`) and what it says."""


@dataclass(frozen=True)
class Text:
    """What one document says, line by line as it is set."""

    agency: tuple[str, ...]
    number: str = ""
    place_date: str = ""
    issuer: str = ""
    parent: tuple[str, ...] = ()
    name: str = ""
    subject: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    greeting: tuple[str, ...] = ()
    competent: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    order: str = ""
    body: Sequence[Item] = ()
    receivers: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    signer: str = ""
    attached: tuple[Text, ...] = ()
    stamps: tuple[Item, ...] = ()
    """Below the number: `urgent`, `secret`; above the head: `scope`, `signed`."""
    maker: str = ""
    contact: str = ""
    appendices: Sequence[tuple[str, tuple[str, ...], Sequence[Item]]] = ()


_LONG = (
    "Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao chủ động xây dựng kế hoạch chi tiết, phân công người thực"
    " hiện, bố trí kinh phí và tổ chức kiểm tra, đánh giá kết quả theo từng tháng, từng quý trong năm."
)
_SHORT_LIST = (
    ("text", "- Rà soát, cắt giảm thời gian giải quyết thủ tục hành chính thuộc thẩm quyền của từng cơ quan, đơn vị;"),
    (
        "text",
        "- Công khai đầy đủ, kịp thời thủ tục hành chính tại nơi tiếp nhận hồ sơ và trên Cổng Dịch vụ công quốc gia.",
    ),
)
_TABLE = (
    "table",
    "STT|Nội dung|Cơ quan chủ trì|Thời gian\n1|Rà soát văn bản|Văn phòng|Quý I\n2|Kiểm tra|Thanh tra|Quý II",
)

_PROVINCE = Text(
    agency=("ỦY BAN NHÂN DÂN", "TỈNH QUẢNG TRỊ"),
    number="Số: 07/QĐ-UBND",
    place_date="Quảng Trị, ngày 05 tháng 01 năm 2024",
    issuer="Ủy ban nhân dân tỉnh Quảng Trị",
    name="QUYẾT ĐỊNH",
    subject=("Ban hành Kế hoạch cải cách hành chính nhà nước", "tỉnh Quảng Trị năm 2024"),
    competent=("ỦY BAN NHÂN DÂN TỈNH QUẢNG TRỊ",),
    grounds=(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
        "Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành Chương trình tổng thể cải cách"
        " hành chính nhà nước giai đoạn 2021 - 2030;",
        "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 12/TTr-SNV ngày 03 tháng 01 năm 2024.",
    ),
    order="QUYẾT ĐỊNH:",
    body=(
        (
            "article",
            "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính nhà nước tỉnh Quảng Trị năm 2024.",
        ),
        ("article", "Điều 2. Quyết định này có hiệu lực kể từ ngày ký."),
        (
            "article",
            "Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các sở, Thủ trưởng các cơ quan, đơn vị có liên quan"
            " chịu trách nhiệm thi hành Quyết định này./.",
        ),
    ),
    receivers=(
        "- Như Điều 3;",
        "- Bộ Nội vụ (b/c);",
        "- Thường trực Tỉnh ủy (để b/c);",
        "- Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân tỉnh;",
        "- Lưu: VT, NC.",
    ),
    offices=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    signer="Lê Văn Bảo Ngọc",
    attached=(
        Text(
            agency=(),
            name="KẾ HOẠCH",
            subject=("Cải cách hành chính nhà nước tỉnh Quảng Trị năm 2024",),
            body=(
                ("title", "I. MỤC TIÊU, YÊU CẦU"),
                ("title", "1. Mục tiêu"),
                ("text", _LONG),
                ("title", "2. Yêu cầu"),
                (
                    "text",
                    "a) Xác định rõ trách nhiệm của người đứng đầu cơ quan, đơn vị trong thực hiện"
                    " cải cách hành chính;",
                ),
                ("text", "b) Gắn kết quả thực hiện với việc đánh giá, xếp loại cán bộ, công chức, viên chức hằng năm."),
                ("title", "II. NHIỆM VỤ TRỌNG TÂM"),
                (
                    "text",
                    "Các nhiệm vụ cụ thể tại Phụ lục I và Phụ lục II kèm theo Kế hoạch này; thời"
                    " gian hoàn thành trong năm 2024.",
                ),
                *_SHORT_LIST,
                ("title", "III. TỔ CHỨC THỰC HIỆN"),
                (
                    "text",
                    "1. Các sở, ban, ngành, Ủy ban nhân dân cấp huyện tổ chức thực hiện và báo cáo"
                    " kết quả theo quy định.",
                ),
                (
                    "text",
                    "2. Sở Nội vụ theo dõi, đôn đốc, tổng hợp báo cáo Ủy ban nhân dân tỉnh về kết"
                    " quả thực hiện Kế hoạch này./.",
                ),
            ),
        ),
    ),
    appendices=(
        ("Phụ lục I", ("DANH MỤC NHIỆM VỤ NĂM 2024",), (_TABLE,)),
        ("Phụ lục II", ("CHỈ TIÊU CỤ THỂ", "CỦA TỪNG CƠ QUAN, ĐƠN VỊ"), (("text", _LONG), _TABLE)),
    ),
)

_REGULATION = Text(
    parent=("BỘ CÔNG THƯƠNG",),
    agency=("TRƯỜNG ĐẠI HỌC", "CÔNG NGHIỆP VIỆT TRÌ"),
    number="Số: 215/QĐ-ĐHCNVT",
    place_date="Phú Thọ, ngày 29 tháng 3 năm 2023",
    issuer="Trường Đại học Công nghiệp Việt Trì",
    name="QUYẾT ĐỊNH",
    subject=("Ban hành Quy chế công tác văn thư",),
    competent=("HIỆU TRƯỞNG TRƯỜNG ĐẠI HỌC CÔNG NGHIỆP VIỆT TRÌ",),
    grounds=(
        "Căn cứ Luật Giáo dục đại học ngày 18 tháng 6 năm 2012;",
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
        "Theo đề nghị của Trưởng phòng Hành chính - Tổ chức.",
    ),
    order="QUYẾT ĐỊNH:",
    body=(
        (
            "article",
            "Điều 1. Ban hành kèm theo Quyết định này Quy chế công tác văn thư của Trường Đại học"
            " Công nghiệp Việt Trì.",
        ),
        (
            "article",
            "Điều 2. Quyết định này có hiệu lực kể từ ngày ký và thay thế các quy định trước đây"
            " trái với Quyết định này.",
        ),
        ("article", "Điều 3. Trưởng các đơn vị thuộc Trường và các cá nhân có liên quan thi hành Quyết định này./."),
    ),
    receivers=("- Như Điều 3;", "- Bộ Công Thương (để b/c);", "- Lưu: VT, HCTC."),
    offices=("HIỆU TRƯỞNG",),
    signer="PGS. TS. Vũ Đình Ngọ",
    attached=(
        Text(
            agency=(),
            name="QUY CHẾ",
            subject=("Công tác văn thư của Trường Đại học Công nghiệp Việt Trì",),
            body=(
                ("centre", "Chương I"),
                ("centre", "QUY ĐỊNH CHUNG"),
                ("title", "Điều 1. Phạm vi điều chỉnh và đối tượng áp dụng"),
                (
                    "text",
                    "1. Quy chế này quy định về soạn thảo, ký ban hành, quản lý văn bản và sử dụng con dấu của Trường.",
                ),
                (
                    "text",
                    "2. Quy chế này áp dụng đối với các đơn vị thuộc Trường và các cá nhân có liên"
                    " quan đến công tác văn thư.",
                ),
                ("centre", "Chương II"),
                ("centre", "SOẠN THẢO VÀ QUẢN LÝ VĂN BẢN"),
                ("centre", "Mục 1"),
                ("centre", "SOẠN THẢO VĂN BẢN"),
                ("title", "Điều 2. Trách nhiệm của đơn vị soạn thảo"),
                (
                    "text",
                    "1. Đơn vị được giao chủ trì soạn thảo văn bản có trách nhiệm thực hiện các công việc sau đây:",
                ),
                (
                    "text",
                    "a) Thu thập, xử lý thông tin có liên quan đến nội dung văn bản và soạn thảo văn"
                    " bản đúng thể thức;",
                ),
                (
                    "text",
                    "b) Lấy ý kiến của các đơn vị, cá nhân có liên quan và tiếp thu, hoàn chỉnh dự"
                    " thảo văn bản trước khi trình.",
                ),
                (
                    "text",
                    "2. Người đứng đầu đơn vị soạn thảo chịu trách nhiệm trước Hiệu trưởng về nội"
                    " dung và thể thức văn bản.",
                ),
                ("centre", "Mục 2"),
                ("centre", "QUẢN LÝ VĂN BẢN"),
                ("title", "Điều 3. Trình tự quản lý văn bản đi"),
                (
                    "text",
                    "Văn bản đi được cấp số, ghi thời gian ban hành, đăng ký, nhân bản, đóng dấu,"
                    " phát hành và lưu theo quy định./.",
                ),
            ),
        ),
    ),
)

_NOTICE = Text(
    agency=("BỘ NỘI VỤ",),
    number="Số: 1520/TB-BNV",
    place_date="Hà Nội, ngày 12 tháng 10 năm 2023",
    issuer="Bộ Nội vụ",
    name="THÔNG BÁO",
    subject=("Về việc tổ chức hội nghị tập huấn công tác văn thư, lưu trữ năm 2023",),
    body=(
        ("text", "Thực hiện kế hoạch công tác năm 2023, Bộ Nội vụ thông báo việc tổ chức hội nghị tập huấn như sau:"),
        ("title", "1. Thời gian, địa điểm"),
        (
            "text",
            "Hội nghị được tổ chức trong 02 ngày, từ ngày 20 tháng 10 năm 2023, tại trụ sở của Bộ;"
            " đại biểu tự túc kinh phí đi lại.",
        ),
        ("title", "2. Thành phần"),
        (
            "text",
            "a) Đại diện lãnh đạo và chuyên viên phụ trách công tác văn thư của các bộ, cơ quan"
            " ngang bộ, cơ quan thuộc Chính phủ;",
        ),
        (
            "text",
            "b) Đại diện Sở Nội vụ các tỉnh, thành phố trực thuộc trung ương và các đơn vị thuộc,"
            " trực thuộc Bộ Nội vụ.",
        ),
        (
            "text",
            "Bộ Nội vụ thông báo để các cơ quan, đơn vị biết, cử người tham dự đúng thành phần và"
            " thời gian quy định./.",
        ),
    ),
    receivers=(
        "- Các bộ, cơ quan ngang bộ;",
        "- Sở Nội vụ các tỉnh, thành phố;",
        "- Bộ trưởng (để b/c);",
        "- Lưu: VT, Cục VTLTNN.",
    ),
    offices=("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"),
    signer="Trịnh Thị Lan",
)

_PROPOSAL = Text(
    parent=("UBND TỈNH ĐẮK LẮK",),
    agency=("SỞ NÔNG NGHIỆP", "VÀ PHÁT TRIỂN NÔNG THÔN"),
    number="Số: 02/TTr-SNNPTNT",
    place_date="Đắk Lắk, ngày 10 tháng 02 năm 2023",
    issuer="Sở Nông nghiệp và Phát triển nông thôn",
    name="TỜ TRÌNH",
    subject=("Về việc phê duyệt Kế hoạch phòng, chống thiên tai", "trên địa bàn tỉnh năm 2023"),
    greeting=("Ủy ban nhân dân tỉnh Đắk Lắk.",),
    body=(
        (
            "text",
            "Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh, Sở Nông nghiệp và Phát triển nông thôn kính"
            " trình nội dung sau:",
        ),
        ("title", "I. SỰ CẦN THIẾT"),
        ("text", _LONG),
        ("title", "II. NỘI DUNG"),
        (
            "text",
            "1. Chủ động phòng ngừa, ứng phó và khắc phục kịp thời hậu quả thiên tai, giảm thiệt hại"
            " về người và tài sản.",
        ),
        (
            "text",
            "2. Nâng cao năng lực của lực lượng tại chỗ; kiểm tra công trình thủy lợi, đê điều trước"
            " mùa mưa lũ hằng năm.",
        ),
        _TABLE,
        ("text", "Sở Nông nghiệp và Phát triển nông thôn kính trình Ủy ban nhân dân tỉnh xem xét, phê duyệt./."),
    ),
    receivers=("- Như trên;", "- Giám đốc Sở;", "- Lưu: VT, CCTL."),
    offices=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    signer="Y Khoa Niê Kdăm",
)

_COMMUNE = Text(
    parent=("UBND HUYỆN BA VÌ",),
    agency=("ỦY BAN NHÂN DÂN XÃ TẢN LĨNH",),
    number="Số: 145/BC-UBND",
    place_date="Tản Lĩnh, ngày 30 tháng 6 năm 2023",
    issuer="Ủy ban nhân dân xã Tản Lĩnh",
    name="BÁO CÁO",
    subject=("Kết quả thực hiện công tác cải cách hành chính 6 tháng đầu năm 2023",),
    greeting=("- Ủy ban nhân dân huyện Ba Vì;", "- Phòng Nội vụ huyện Ba Vì."),
    body=(
        (
            "text",
            "Thực hiện chế độ báo cáo định kỳ, Ủy ban nhân dân xã Tản Lĩnh báo cáo kết quả công tác"
            " cải cách hành chính như sau:",
        ),
        ("centre", "Phần I"),
        ("centre", "KẾT QUẢ 6 THÁNG ĐẦU NĂM"),
        ("title", "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH"),
        ("title", "1. Ban hành văn bản"),
        ("text", _LONG),
        ("title", "2. Tuyên truyền"),
        ("text", _LONG),
        ("title", "II. KẾT QUẢ CỤ THỂ"),
        (
            "text",
            "a) Tiếp nhận 1.250 hồ sơ, giải quyết đúng hạn 1.238 hồ sơ, đạt tỷ lệ 99,04%, tăng so"
            " với cùng kỳ năm trước;",
        ),
        (
            "text",
            "b) Hồ sơ nộp trực tuyến đạt 65,5%, vượt 5,5% so với chỉ tiêu được giao tại kế hoạch đầu năm của huyện.",
        ),
        ("centre", "Phần II"),
        ("centre", "NHIỆM VỤ 6 THÁNG CUỐI NĂM"),
        ("text", _LONG),
        (
            "text",
            "Trên đây là báo cáo của Ủy ban nhân dân xã Tản Lĩnh về công tác cải cách hành chính 6"
            " tháng đầu năm 2023./.",
        ),
    ),
    receivers=("- Như trên;", "- TT Đảng ủy, HĐND xã (b/c);", "- Lưu: VT (VBĐT)."),
    offices=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    signer="Đỗ Mạnh Hùng",
)

_LETTER = Text(
    parent=("ỦY BAN NHÂN DÂN", "THÀNH PHỐ ĐÀ NẴNG"),
    agency=("SỞ GIÁO DỤC VÀ ĐÀO TẠO",),
    number="Số: 09/SGDĐT-VP",
    place_date="Đà Nẵng, ngày 08 tháng 01 năm 2024",
    issuer="Sở Giáo dục và Đào tạo",
    about=("V/v chuẩn bị các điều kiện", "tổ chức kỳ thi tốt nghiệp năm 2024"),
    greeting=("Hiệu trưởng các trường trung học phổ thông.",),
    body=(
        (
            "text",
            "Để chuẩn bị tốt cho kỳ thi tốt nghiệp trung học phổ thông năm 2024, Sở Giáo dục và Đào"
            " tạo đề nghị các trường:",
        ),
        (
            "text",
            "1. Rà soát cơ sở vật chất, phòng thi, thiết bị; báo cáo những nội dung cần bổ sung"
            " trước ngày 20 tháng 01 năm 2024.",
        ),
        (
            "text",
            "2. Phân công cán bộ, giáo viên tham gia coi thi, bảo đảm đúng quy chế và không ảnh"
            " hưởng đến hoạt động dạy học.",
        ),
        ("text", "Sở Giáo dục và Đào tạo đề nghị Hiệu trưởng các trường nghiêm túc thực hiện./."),
    ),
    receivers=("- Như trên;", "- Giám đốc Sở (để b/c);", "- Lưu: VT, VP."),
    maker="NTV.(120)",
    stamps=(("signed", "Thời gian ký: 08/01/2024 10:15:00 +07:00"), ("urgent", "HỎA TỐC")),
    contact="Địa chỉ: 15 Trần Phú, thành phố Đà Nẵng; Điện thoại: 0236 3822 000; Fax: 0236 3822 001",
    offices=("TL. GIÁM ĐỐC", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
    signer="Nguyễn Thị Hồng Vân",
)

_LETTER_MANY = Text(
    agency=("VĂN PHÒNG CHÍNH PHỦ",),
    number="Số: 3542/VPCP-KSTT",
    place_date="Hà Nội, ngày 19 tháng 5 năm 2023",
    issuer="Văn phòng Chính phủ",
    about=("V/v đẩy mạnh cung cấp dịch vụ công trực tuyến",),
    greeting=("- Các bộ, cơ quan ngang bộ;", "- Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương."),
    body=(
        (
            "text",
            "Thực hiện ý kiến chỉ đạo của Thủ tướng Chính phủ, Văn phòng Chính phủ đề nghị các bộ,"
            " cơ quan, địa phương:",
        ),
        (
            "text",
            "a) Tập trung nguồn lực hoàn thành việc tái cấu trúc quy trình, cung cấp dịch vụ công"
            " trực tuyến toàn trình;",
        ),
        (
            "text",
            "b) Báo cáo kết quả thực hiện tại Phụ lục kèm theo Công văn này, gửi về Văn phòng Chính"
            " phủ trước ngày 30 hằng tháng./.",
        ),
    ),
    receivers=("- Như trên;", "- Thủ tướng Chính phủ (để b/c);", "- Lưu: VT, KSTT (2b)."),
    stamps=(("scope", "LƯU HÀNH NỘI BỘ"), ("secret", "MẬT")),
    offices=("KT. BỘ TRƯỞNG, CHỦ NHIỆM", "PHÓ CHỦ NHIỆM"),
    signer="Nguyễn Xuân Thành",
    appendices=(("Phụ lục", ("DANH MỤC DỊCH VỤ CÔNG TRỰC TUYẾN",), (_TABLE,)),),
)

_PLAN = Text(
    parent=("UBND QUẬN 1",),
    agency=("TRƯỜNG TIỂU HỌC NGUYỄN BỈNH KHIÊM",),
    number="Số: 31/KH-THNBK",
    place_date="Quận 1, ngày 11 tháng 9 năm 2023",
    issuer="Trường Tiểu học Nguyễn Bỉnh Khiêm",
    name="KẾ HOẠCH",
    subject=("Thực hiện nhiệm vụ năm học 2023 - 2024",),
    grounds=(
        "Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019;",
        "Căn cứ Chỉ thị số 05/CT-UBND ngày 25 tháng 8 năm 2023 của Ủy ban nhân dân Quận 1 về nhiệm"
        " vụ năm học 2023 - 2024.",
    ),
    body=(
        (
            "text",
            "Trường Tiểu học Nguyễn Bỉnh Khiêm xây dựng kế hoạch thực hiện nhiệm vụ năm học 2023 -"
            " 2024 với các nội dung sau:",
        ),
        ("title", "I. ĐẶC ĐIỂM TÌNH HÌNH"),
        (
            "text",
            "1. Trường có 32 lớp với 1.120 học sinh; đội ngũ giáo viên đạt chuẩn và trên chuẩn theo"
            " quy định của ngành giáo dục.",
        ),
        (
            "text",
            "2. Cơ sở vật chất đáp ứng yêu cầu dạy học 2 buổi/ngày; phòng học bộ môn được trang bị"
            " đầy đủ thiết bị dạy học.",
        ),
        ("title", "II. NHIỆM VỤ VÀ GIẢI PHÁP"),
        ("title", "1. Công tác chuyên môn"),
        *_SHORT_LIST,
        ("title", "2. Công tác quản lý"),
        ("text", _LONG),
        (
            "text",
            "Trên đây là Kế hoạch thực hiện nhiệm vụ năm học 2023 - 2024 của Trường Tiểu học Nguyễn Bỉnh Khiêm./.",
        ),
    ),
    receivers=("- Phòng Giáo dục và Đào tạo (để b/c);", "- Các tổ chuyên môn (để t/h);", "- Lưu: VT."),
    offices=("HIỆU TRƯỞNG",),
    signer="Đỗ Ngọc Chi",
)

_DIRECTIVE = Text(
    agency=("ỦY BAN NHÂN DÂN", "THÀNH PHỐ HỒ CHÍ MINH"),
    number="Số: 03/CT-UBND",
    place_date="Thành phố Hồ Chí Minh, ngày 24 tháng 02 năm 2023",
    issuer="Ủy ban nhân dân Thành phố Hồ Chí Minh",
    name="CHỈ THỊ",
    subject=("Về tăng cường công tác quản lý trật tự xây dựng trên địa bàn Thành phố",),
    body=(
        ("text", _LONG),
        ("text", "Chủ tịch Ủy ban nhân dân Thành phố yêu cầu:"),
        (
            "text",
            "1. Giám đốc các sở, Thủ trưởng các ban, ngành tăng cường kiểm tra, xử lý kịp thời các"
            " vi phạm về trật tự xây dựng.",
        ),
        (
            "text",
            "2. Chủ tịch Ủy ban nhân dân các quận, huyện chịu trách nhiệm về tình hình trật tự xây"
            " dựng tại địa bàn quản lý./.",
        ),
    ),
    receivers=("- Văn phòng Chính phủ;", "- Thường trực Thành ủy;", "- Các sở, ban, ngành;", "- Lưu: VT, ĐT."),
    offices=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    signer="Phan Văn Mãi",
)

_RESOLUTION = Text(
    parent=("ĐẢNG ỦY KHỐI",),
    agency=("HỘI ĐỒNG QUẢN LÝ",),
    number="Số: 04/NQ-HĐQL",
    place_date="Hà Nội, ngày 17 tháng 7 năm 2023",
    issuer="Hội đồng quản lý",
    name="NGHỊ QUYẾT",
    subject=("Về việc thông qua kế hoạch hoạt động 6 tháng cuối năm 2023",),
    competent=("HỘI ĐỒNG QUẢN LÝ",),
    grounds=(
        "Căn cứ Nghị định số 120/2020/NĐ-CP ngày 07 tháng 10 năm 2020 của Chính phủ quy định về thành lập, tổ chức lại,"
        " giải thể đơn vị sự nghiệp công lập;",
        "Căn cứ Biên bản số 06/BB-HĐQL ngày 15 tháng 7 năm 2023 của Hội đồng quản lý về cuộc họp định kỳ.",
    ),
    order="QUYẾT NGHỊ:",
    body=(
        (
            "article",
            "Điều 1. Thông qua kế hoạch hoạt động 6 tháng cuối năm 2023 với các chỉ tiêu chủ yếu do"
            " Giám đốc trình tại phiên họp.",
        ),
        (
            "article",
            "Điều 2. Giao Giám đốc tổ chức thực hiện và báo cáo Hội đồng quản lý tại phiên họp định"
            " kỳ cuối năm 2023./.",
        ),
    ),
    receivers=("- Như Điều 2;", "- Lưu: VT, TK."),
    offices=("TM. HỘI ĐỒNG QUẢN LÝ", "CHỦ TỊCH"),
    signer="Hoàng Minh Đức",
)

TEXTS: dict[str, Text] = {
    "quyet_dinh_tinh": _PROVINCE,
    "quy_che_truong": _REGULATION,
    "thong_bao_bo": _NOTICE,
    "to_trinh_so": _PROPOSAL,
    "bao_cao_xa": _COMMUNE,
    "cong_van_so": _LETTER,
    "cong_van_vpcp": _LETTER_MANY,
    "ke_hoach_truong": _PLAN,
    "chi_thi_thanh_pho": _DIRECTIVE,
    "nghi_quyet_hoi_dong": _RESOLUTION,
}
