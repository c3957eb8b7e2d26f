# Every command that the README names and CI runs. `make demo` and `make test` do all the set-up themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
GOLD ?= ../shared/data/gold/dev

POLNEAR ?= ../shared/data/attribution/polnear/dev
CASES ?= ../shared/data/attribution/challenge_dev.jsonl
JUDGED ?= ../shared/data/factuality

.PHONY: demo test check format lint types layers accuracy attribution direction factuality speed docs clean

# The package with what it needs to run.
$(BIN)/detente: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "détente needs Python 3.11 or newer; call: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

# What the tests and checks need beside it.
$(VENV)/.dev: $(BIN)/detente
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

demo: $(BIN)/detente ## code the example articles, print the record, write build/demo/
	@mkdir -p build/demo
	$(BIN)/detente code examples --format jsonl -o build/demo/record.jsonl
	$(BIN)/detente code examples --format html -o build/demo/report.html
	$(BIN)/detente code examples --format table
	@echo
	@echo "build/demo/record.jsonl  the record, one document a line"
	@echo "build/demo/report.html   the same to look at"

test: $(VENV)/.dev ## the whole test suite
	$(BIN)/python -m pytest

format: $(VENV)/.dev ## rewrite the code in the house style
	$(BIN)/ruff format src tests benchmarks train
	$(BIN)/ruff check --fix src tests benchmarks train

lint: $(VENV)/.dev
	$(BIN)/ruff format --check src tests benchmarks train
	$(BIN)/ruff check src tests benchmarks train

types: $(VENV)/.dev
	$(BIN)/mypy
	$(BIN)/pyright

layers: $(VENV)/.dev
	$(BIN)/lint-imports

check: lint types layers test ## everything that CI asks

accuracy: $(BIN)/detente ## score on gold documents (GOLD=FOLDER), against the last kept run
	$(BIN)/python -m benchmarks.accuracy.measure --gold $(GOLD)

attribution: $(BIN)/detente ## who says what, against PolNeAR (POLNEAR=FOLDER) and hard cases (CASES=FILE)
	$(BIN)/python -m benchmarks.attribution.measure --polnear $(POLNEAR) --cases $(CASES)

factuality: $(BIN)/detente ## how surely something happened, against what people judged (JUDGED=FOLDER)
	$(BIN)/python -m benchmarks.factuality.measure --data $(JUDGED)

direction: $(BIN)/detente ## who does what to whom, in sentences with two events that cross
	$(BIN)/python -m benchmarks.direction.measure

speed: $(BIN)/detente ## sentences a second, start-up, memory, size
	$(BIN)/python -m benchmarks.speed.measure

docs: $(BIN)/detente ## build the documentation into build/docs
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docs]'
	$(BIN)/sphinx-build -W -q docs build/docs

clean:
	rm -rf $(VENV) build .pytest_cache .mypy_cache .ruff_cache .hypothesis
