"""vanban: from a year's plan kept as data to the administrative documents of Nghị định 30/2020/NĐ-CP."""

__version__ = "0.1.0"
