"""Words that need no explaining, and names of fields by which bodies are called. Data only.

Neither list is of the decree; an agency adds its own in its rules.
"""

from __future__ import annotations

from typing import Final

__all__ = ["FIELDS", "KNOWN_ABBREVIATIONS"]

_KNOWN: Final = (
    "UBND HĐND MTTQ UBMTTQ UBTVQH TAND VKSND TTHC CBCCVC CBCC CCVC CCHC CNTT ANQP QPAN QLNN NSNN NSTW NSĐP KTXH "
    "KT-XH PCTT PCCC PCTN THTK TTg QPPL VBQPPL ATTP BHXH BHYT BHTN GDĐT GD&ĐT LĐTBXH TNMT KHCN NNPTNT NTM OCOP "
    "TW TƯ ĐU BCH BCĐ BTV BTC BNV BTP BYT BCA BQP BGTVT BXD BCT BTTTT BKHĐT BTNMT BNNPTNT BLĐTBXH BGDĐT NHNN "
    "VPCP CP QH TTr VT HC TH KH QĐ NQ CT TB BC HD KL CV NĐ TT TTLT VBHN XDPL "
    "PAPI SIPAS PAR PCI DDCI ICT EU ASEAN ISO TCVN QCVN GDP GRDP ODA FDI WTO UNESCO USD VNĐ VND PDF XML API SMS "
    "ID QR HTML USB CD DVD IP LAN WAN AI IT ATM VIP HIV AIDS COVID SARS PGS GS TS CN ThS KS BS "
    "THPT THCS THCN ĐH CĐ TDTT VHTT VHTTDL TTXVN VTV VOV VNPT VIETTEL FPT VNEID LGSP NGSP NDXP IOC SOC BHXH HTX "
    "CSDL DVC DVCTT TTHCC KPI CHXHCN XHCN CNXH TNCS LHPN CCB LĐLĐ"
)
KNOWN_ABBREVIATIONS: Final = frozenset(_KNOWN.split())
"""Abbreviations that any reader of administrative documents knows; never told of as undefined."""

FIELDS: Final[tuple[str, ...]] = (
    "Nội vụ", "Tài chính", "Tư pháp", "Y tế", "Xây dựng", "Ngoại vụ", "Ngoại giao", "Quốc phòng", "Công an",
    "Giáo dục và Đào tạo", "Khoa học và Công nghệ", "Thông tin và Truyền thông", "Kế hoạch và Đầu tư",
    "Nông nghiệp và Môi trường", "Nông nghiệp và Phát triển nông thôn", "Tài nguyên và Môi trường",
    "Giao thông vận tải", "Lao động - Thương binh và Xã hội", "Văn hóa, Thể thao và Du lịch", "Văn hóa và Thông tin",
    "Dân tộc và Tôn giáo",
)  # fmt: skip
"""Fields as Phụ lục II writes them: a capital on the first letter of each word or phrase that names a function."""
