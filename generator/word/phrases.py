"""Words that belong together in the Vietnamese of offices, and the words a line likes to start with.

Pure data for `line_breaks`. It is no dictionary: a pair of syllables that it does not hold is still broken at only
when nothing better is at hand. All entries are lower case, in the order of their code points.
"""

from __future__ import annotations

from typing import Final

__all__ = ["BODIES", "COMPOUNDS", "CONNECTIVES", "HEADS", "LABELS", "PLACES"]


def _entries(text: str) -> frozenset[str]:
    """The entries of a list that is set in lines, parted by commas."""
    return frozenset(" ".join(text.split()).split(", "))


CONNECTIVES: Final[dict[str, int]] = {
    "của": 0,
    "về": 1,
    "về việc": 1,
    "tại": 1,
    "trên": 1,
    "trên địa bàn": 1,
    "thuộc": 1,
    "trực thuộc": 1,
    "theo": 1,
    "trong": 1,
    "cho": 1,
    "đối với": 1,
    "nhằm": 1,
    "để": 1,
    "do": 2,
    "với": 2,
    "giữa": 2,
    "từ": 2,
    "đến": 2,
    "vào": 2,
    "ngày": 1,
    "tháng": 2,
    "quý": 2,
    "năm": 2,
    "giai đoạn": 1,
    "nhiệm kỳ": 1,
    "ban hành": 2,
    "kèm theo": 2,
    "thông qua": 2,
    "phục vụ": 3,
    "gắn với": 1,
    "bằng": 2,
    "và": 3,
    "hoặc": 3,
    "các": 3,
    "những": 3,
    "một số": 3,
    "cấp": 4,
    "được": 4,
}
"""Words to start a line with, and how readily (0 most); a line never ends in one where that can be helped."""

PLACES: Final = _entries("""
    huyện, phường, quận, thành phố, thôn, thị trấn, thị xã, thủ đô, tỉnh, xã, đặc khu, ấp
""")
"""Kinds of places: they stay with the name that follows."""

HEADS: Final = _entries("""
    ban, báo, bộ, chánh, chợ, cảng, cổng, cục, cụm, huyện, hội, kho, khu, nhà, phòng, phó, phường, quận, quỹ, sở,
    toà, trung, trường, trưởng, trại, trạm, tòa, tập, tỉnh, tổ, tổng, viện, vườn, vụ, xã, xưởng, đoàn, đài, đảng,
    đặc, đội
""")
"""Single syllables that open the name of a body and take the next word with them: "Ban Quản lý", "Khu kinh tế"."""

LABELS: Final = _entries("""
    biểu, bảng, chương, cấp, giờ, hình, hạng, khoá, khoản, khóa, kỳ, loại, lần, lục, mẫu, mục, mức, ngày, nhóm, năm,
    phiên, phần, quyển, quý, số, tháng, thứ, tuần, tập, điều, điểm, đoạn, độ
""")
"""Syllables that a number belongs to from behind: "năm 2022", "Điều 3", "Phụ lục II"."""

BODIES: Final = _entries("""
    chủ tịch nước, công an nhân dân, hội đồng nhân dân, kho bạc nhà nước, khu bảo tồn, khu chế xuất, khu công
    nghiệp, khu công nghệ cao, khu du lịch, khu kinh tế, kiểm toán nhà nước, ngân hàng nhà nước, quân đội nhân dân,
    thanh tra chính phủ, thủ tướng chính phủ, toà án nhân dân, tòa án nhân dân, uỷ ban nhân dân, viện kiểm sát nhân
    dân, đoàn đại biểu quốc hội, đại biểu quốc hội, ủy ban nhân dân
""")
"""Set names of bodies, offices and zones: broken inside only when they do not fit on a line."""

COMPOUNDS: Final = _entries("""
    an ninh, an ninh mạng, an ninh trật tự, an sinh xã hội, an toàn, an toàn giao thông, an toàn thông tin, an toàn
    thực phẩm, an toàn vệ sinh lao động, ban chấp hành, ban chỉ đạo, ban quản lý, ban quản lý dự án, ban tiếp công
    dân, biên chế, biến đổi khí hậu, biện pháp, báo cáo, bình đẳng giới, bưu chính, bưu chính công ích, bảo hiểm,
    bảo hiểm xã hội, bảo hiểm y tế, bảo trợ, bảo trợ xã hội, bảo tàng, bảo tồn, bảo vệ, bảo vệ môi trường, bảo vệ
    thực vật, bảo đảm, bệnh tật, bệnh viện, bồi dưỡng, bổ nhiệm, bổ sung, bộ máy, bộ phận, bộ phận một cửa, cao
    đẳng, chi cục, chi nhánh, cho phép, chuyên gia, chuyên môn, chuyên nghiệp, chuyển đổi, chuyển đổi số, chính phủ,
    chính quyền, chính quyền số, chính quyền điện tử, chính quyền địa phương, chính sách, chính trị, chính trị - xã
    hội, chăm sóc, chăn nuôi, chương trình, chương trình hành động, chất lượng, chế biến, chế xuất, chế độ, chế độ
    công vụ, chỉ huy, chỉ số, chỉ thị, chỉ tiêu, chỉ đạo, chủ trì, chủ tịch, chức danh, chức năng, chứng khoán,
    chứng thực, cung cấp, cung ứng, cuối năm, cán bộ, công an, công bố, công chức, công chứng, công cụ, công dân,
    công khai, công nghiệp, công nghệ, công nghệ cao, công nghệ số, công nghệ thông tin, công thương, công trình,
    công trực tuyến, công ty, công ty cổ phần, công tác, công vụ, công ích, công đoàn, công đoàn cơ sở, cơ bản, cơ
    chế, cơ chế một cửa, cơ cấu, cơ cấu tổ chức, cơ quan, cơ quan hành chính, cơ quan hành chính nhà nước, cơ sở, cơ
    sở dữ liệu, cơ sở hạ tầng, cơ sở vật chất, cải cách, cải cách hành chính, cải cách tư pháp, cải thiện, cảnh sát,
    cảnh sát biển, cấp huyện, cấp tỉnh, cấp xã, cổ phần, cửa khẩu, di sản, di sản văn hóa, di tích, doanh nghiệp,
    doanh nghiệp nhỏ và vừa, du lịch, dân chủ, dân cư, dân quân, dân số, dân tộc, dân tộc thiểu số, dân vận, dược
    phẩm, dịch bệnh, dịch vụ, dịch vụ công, dịch vụ công trực tuyến, dịch vụ hành chính công, dữ liệu, dự thảo, dự
    toán, dự án, gia nhập, gia đình, giao dịch, giao dịch điện tử, giao thông, giao thông vận tải, giá trị, giám
    sát, giám định, giám đốc, giáo dục, giáo dục nghề nghiệp, giáo dục thường xuyên, giải pháp, giải quyết, giải
    quyết thủ tục hành chính, giải thưởng, giảm nghèo, giảm nghèo bền vững, giới thiệu, hiện đại hóa, hiện đại hóa
    hành chính, hiệu lực, hiệu quả, hiệu trưởng, hoàn thiện, hoạt động, huấn luyện, hàng hải, hàng không, hàng năm,
    hành chính, hành chính công, hành chính nhà nước, hành động, hình sự, hóa chất, hướng dẫn, hạ tầng, hạ tầng kỹ
    thuật, hạ tầng số, hạn chế, hạnh phúc, hải quan, hải quân, hải sản, hậu cần, hằng năm, hệ thống, hệ thống thông
    tin, học tập, học viện, hồ sơ, hỗ trợ, hộ tịch, hội cựu chiến binh, hội liên hiệp phụ nữ, hội nghị, hội nhập,
    hội nhập quốc tế, hội nông dân, hội đồng, hội đồng quản trị, hợp nhất, hợp tác, hợp tác quốc tế, hợp tác xã, hợp
    đồng, khai thác, khen thưởng, khiếu nại, khiếu nại tố cáo, kho bạc, khoa học, khoáng sản, khu vực, khuyến công,
    khuyến khích, khuyến nông, khí tượng, khí tượng thủy văn, khảo cổ, khảo sát, kinh doanh, kinh phí, kinh tế, kinh
    tế - xã hội, kinh tế số, kinh tế tập thể, kiến trúc, kiểm lâm, kiểm nghiệm, kiểm ngư, kiểm soát, kiểm soát bệnh
    tật, kiểm soát thủ tục hành chính, kiểm sát, kiểm toán, kiểm tra, kiểm định, kế hoạch, kế toán, kết nối, kết
    quả, kịp thời, kỷ cương, kỷ luật, kỷ niệm, kỹ thuật, lao động, liên hiệp, liên minh, liên minh hợp tác xã, liên
    ngành, liên quan, liên thông, liên đoàn, liên đoàn lao động, luật sư, lâm nghiệp, lâm sản, lãnh thổ, lãnh đạo,
    lưu trữ, lần thứ, lập pháp, lực lượng, miền núi, môi trường, môi trường kinh doanh, môi trường mạng, mạng lưới,
    mật mã, mặt trận, mặt trận tổ quốc, một cửa liên thông, mục tiêu, mục đích, mức độ, nghiên cứu, nghiệp vụ, nghề
    nghiệp, nghệ thuật, nghị quyết, nghị định, ngoại giao, ngoại ngữ, ngoại thương, ngoại vụ, nguồn lực, nguồn nhân
    lực, ngân hàng, ngân sách, ngân sách nhà nước, người dân, người lao động, nhi đồng, nhiệm vụ, nhà nước, nhà
    trường, nhà ở, nhân dân, nhân dân tối cao, nhân lực, nhân sự, nhân văn, nhập khẩu, nuôi trồng thủy sản, nâng
    cao, nông dân, nông lâm, nông lâm sản, nông nghiệp, nông sản, nông thôn, nông thôn mới, năng lượng, năng lực,
    năng lực cạnh tranh, năng suất, nội bộ, nội chính, nội dung, nội vụ, nội địa, phim ảnh, phong trào, pháp chế,
    pháp luật, pháp lý, pháp y, phát hành, phát thanh, phát thanh - truyền hình, phát triển, phát triển bền vững,
    phân công, phân cấp, phân loại, phân tích, phân viện, phê duyệt, phòng cháy, phòng cháy chữa cháy, phòng chống,
    phòng chống tham nhũng, phòng không, phòng thủ, phòng vệ, phó chủ tịch, phương hướng, phương tiện, phương án,
    phối hợp, phổ biến, phổ biến giáo dục pháp luật, phổ thông, phụ lục, phụ nữ, phục hồi, phục hồi chức năng, phục
    vụ hành chính công, quan hệ, quan trắc, quan điểm, quy chuẩn, quy chế, quy chế dân chủ, quy hoạch, quy phạm, quy
    phạm pháp luật, quy trình, quy định, quyết toán, quyết định, quyền hạn, quân khu, quân sự, quân y, quân đội,
    quản lý, quản lý chất lượng, quản lý nhà nước, quản lý thị trường, quản trị, quốc gia, quốc hội, quốc phòng,
    quốc tế, rà soát, rèn luyện, sinh học, sinh thái, sinh viên, so sánh, soạn thảo, sáng kiến, sáng tạo, sáu tháng,
    sóng thần, sư phạm, sản phẩm, sản xuất, sắp xếp, số hóa, sổ tay, sở hữu, sở hữu trí tuệ, sức khỏe, sử dụng, sửa
    đổi, sửa đổi bổ sung, sự nghiệp, sự nghiệp công lập, tham dự, tham gia, tham mưu, tham nhũng, thanh niên, thanh
    niên cộng sản, thanh tra, thi hành, thi hành án, thi hành án dân sự, thi đua, thi đua - khen thưởng, thiên
    nhiên, thiên tai, thiết bị, thiết kế, thuế quan, thành lập, thành phần, thành tích, thành tựu, tháng đầu năm,
    thí nghiệm, thí điểm, thông báo, thông kê, thông minh, thông tin, thông tin điện tử, thông tư, thông tấn, thông
    tấn xã, thú y, thương binh, thương mại, thương mại điện tử, thường trực, thường vụ, thường xuyên, thẩm quyền,
    thẩm định, thể chế, thể dục, thể dục thể thao, thể thao, thị trường, thống kê, thống nhất, thời gian, thủ tướng,
    thủ tục, thủ tục hành chính, thủ đô, thủy lợi, thủy sản, thủy văn, thực hiện, thực hành, thực phẩm, thực vật,
    tin học, tinh giản, tinh giản biên chế, tiêu chuẩn, tiêu chuẩn đo lường chất lượng, tiêu chí, tiêu dùng, tiến
    độ, tiếp công dân, tiếp cận, tiếp nhận, tiếp nhận và trả kết quả, tiếp tục, tiết kiệm, tiền tệ, toà án, toàn
    diện, toàn dân, toàn quốc, toàn thể, trang thiết bị, tranh chấp, trao đổi, triển khai, trung cấp, trung học,
    trung học cơ sở, trung học phổ thông, trung tâm, trung ương, trung ương đảng, truyền hình, truyền thông, trách
    nhiệm, trình tự, trình độ, trưởng ban, trưởng phòng, trưởng đoàn, trẻ em, trọng tâm, trợ giúp, trợ giúp pháp lý,
    trực tuyến, tuyên giáo, tuyên truyền, tuyển dụng, tuyển sinh, tài chính, tài chính công, tài khoản, tài liệu,
    tài nguyên, tài nguyên nước, tài năng, tài sản, tài sản công, tác phẩm, tái định cư, tìm kiếm, tìm kiếm cứu nạn,
    tình huống, tình hình, tín dụng, tín ngưỡng, tín ngưỡng tôn giáo, tòa án, tôn giáo, tôn vinh, tư lệnh, tư pháp,
    tư vấn, tập huấn, tập trung, tập đoàn, tố cáo, tố tụng, tối cao, tổ chức, tổ chức bộ máy, tổ chức cán bộ, tổ
    công tác, tổ quốc, tổng công ty, tổng cục, tổng hợp, tổng kết, tổng quan, tổng thanh tra, tổng thể, tự chủ, tự
    do, tự nhiên, tự vệ, tỷ lệ, uỷ ban, vai trò, vi phạm, vi phạm hành chính, viên chức, viễn thông, việc làm, viện
    kiểm sát, việt nam, vùng biển, vùng sâu, vùng đồng bằng, văn bản, văn bản quy phạm pháp luật, văn hoá, văn hóa,
    văn hóa thông tin, văn học, văn học nghệ thuật, văn kiện, văn minh, văn phòng, văn phòng phẩm, văn thư, vũ
    trang, vận hành, vận tải, vận động, vật giá, vật liệu, vật liệu xây dựng, vệ sinh, vệ sinh môi trường, vị trí,
    vị trí việc làm, vốn đầu tư, vụ việc, xuất bản, xuất khẩu, xuất nhập cảnh, xuất nhập khẩu, xác nhận, xác định,
    xây dựng, xây dựng cơ bản, xã hội, xã hội chủ nghĩa, xã hội hóa, xúc tiến, xúc tiến thương mại, xúc tiến đầu tư,
    xăng dầu, xổ số, xổ số kiến thiết, xử lý, xử phạt, y dược, y học, y học cổ truyền, y tế, y tế công cộng, y tế dự
    phòng, yêu cầu, ô nhiễm, đa dạng sinh học, đa khoa, điều chỉnh, điều hành, điều phối, điều tra, điện lực, điện
    tử, đoàn đoàn thanh niên, đoàn đại biểu, đào tạo, đánh giá, đô thị, đăng ký, đăng ký kinh doanh, đơn giản hóa,
    đơn vị, đơn vị sự nghiệp, đơn vị sự nghiệp công lập, đường bộ, đường sắt, đường thủy, đường thủy nội địa, đại
    biểu, đại diện, đại học, đại học quốc gia, đảng bộ, đảng viên, đảng ủy, đất đai, đấu giá, đấu thầu, đầu năm, đầu
    tư, đầu tư công, đầu tư xây dựng, đầy đủ, đẩy mạnh, đề nghị, đề xuất, đề án, địa bàn, địa chính, địa phương,
    định hướng, định kỳ, đối ngoại, đồng bộ, đổi mới, đổi mới sáng tạo, độc lập, đội ngũ, động vật, ưu đãi, ủy ban,
    ủy viên, ứng dụng, ứng dụng công nghệ thông tin, ứng phó
""")
"""Words of two syllables, which a line does not break inside, and longer terms, which may part between their words."""
