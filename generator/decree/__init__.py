"""Nghị định 30/2020/NĐ-CP: its rules as data (`nd30_2020`), their shape (`rules`), the values we chose (`house`)."""
