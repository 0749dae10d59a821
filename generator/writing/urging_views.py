"""What the template of a công văn đôn đốc may say (`cong_van.docx`), each name with its meaning; a sibling of `views`.

It must never know how it was found out what is due and what is late.
"""

from __future__ import annotations

from typing import Annotated, NamedTuple

from generator.writing.views import BlockView, HeadView, SignatureView, tag

__all__ = ["LetterView"]


class LetterView(NamedTuple):
    """Everything `cong_van.docx` may print: a công văn has no tên loại, its trích yếu stands under the number."""

    dau: Annotated[HeadView, tag("phần đầu văn bản")]
    trich_yeu: Annotated[str, tag("trích yếu, mở đầu bằng V/v, đã ngắt dòng")]
    mot_noi_nhan: Annotated[bool, tag("chỉ kính gửi một nơi: tên nơi ấy đứng ngay sau chữ Kính gửi")]
    kinh_gui: Annotated[
        tuple[str, ...], tag("các nơi kính gửi; từ hai nơi thì đã có dấu ; và dấu . ở cuối", filled=True)
    ]
    noi_dung: Annotated[tuple[BlockView, ...], tag("nội dung công văn; đoạn cuối đã kết thúc bằng ./.", filled=True)]
    ky: Annotated[SignatureView, tag("chữ ký và nơi nhận; dòng đầu của nơi nhận là Như trên")]
