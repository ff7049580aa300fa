# A thin front: every recipe is a plain command that the README also names.
PYTHON ?= python3
BIN := .venv/bin
SAMPLES := tui/samples/sample-2023.pdf tui/samples/sample-2022.pdf

.PHONY: demo test lint types contracts check snapshots samples bench fuzz clean

# Without a terminal this prints the report, and 1 says that it found the faults the samples have.
demo: .venv/.run
	$(BIN)/budget-tui $(SAMPLES) || test $$? -eq 1

test: .venv/.dev
	$(BIN)/python -m pytest -n auto

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .

contracts: .venv/.dev
	$(BIN)/lint-imports

types: .venv/.dev
	$(BIN)/mypy
	$(BIN)/mypy -p tests.typeset

check: test lint contracts types

# Seconds per document against pdfplumber and bare pdfium, in one run; nothing fails for being slow.
bench: .venv/.dev
	$(BIN)/python -m tests.bench.measure --process --growth

# Damaged files by the thousand, others each time; the short run, always the same, is part of the tests.
FUZZ_EXAMPLES ?= 2000
fuzz: .venv/.dev
	FUZZ_EXAMPLES=$(FUZZ_EXAMPLES) $(BIN)/python -m pytest tests/fuzz -n auto

snapshots: .venv/.dev
	$(BIN)/python -m pytest tests/tui tests/test_golden.py -n auto --accept

samples: .venv/.dev
	$(BIN)/python -m tests.typeset.samples

clean:
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "budget-tui needs Python 3.11 or newer: make PYTHON=python3.12 …" >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.run: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

.venv/.dev: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@ .venv/.run
