# Hai lệnh cho người mới: `make run` (cài đặt, dựng bộ văn bản năm 2022) và `make test` (cài đặt, chạy toàn bộ kiểm thử).

VENV := .venv
BIN := $(VENV)/bin
# The newest Python from 3.11 on that this machine has; PYTHON=… overrides.
ifndef PYTHON
PYTHON := $(shell for p in python3.14 python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$p; break; }; done)
endif
APT := $(if $(filter 0,$(shell id -u)),,sudo )apt-get

.PHONY: run test lint bench docs templates clean

run: $(VENV)/.run
	@$(BIN)/vanban build --nam 2022
	@echo
	@echo "Bộ văn bản năm 2022 ở: $(CURDIR)/output/2022"

test: $(VENV)/.dev
	$(BIN)/python -m pytest -n auto $(PYTEST)

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks

docs: $(VENV)/.dev
	$(BIN)/python -m tests.docs.generated

templates: $(VENV)/.dev
	$(BIN)/python -m generator.drawing
	$(BIN)/python -m tests.docs.generated

$(VENV)/.python:
	@test -n "$(PYTHON)" || { echo "Cần Python 3.11 trở lên; máy này chưa có. Trên Debian, Ubuntu: sudo apt-get install python3"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "Cài thêm python3-venv"; $(APT) install -y python3-venv; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run: pyproject.toml $(VENV)/.python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.dev: pyproject.toml $(VENV)/.python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	@touch $@ $(VENV)/.run

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
