# make demo   environment, sample index, page on 127.0.0.1:8000
# make test   environment, Chromium, Tesseract, ruff, mypy, all tests
# make check  the same without installing anything
# make screenshots  every kind of page as a picture, in both languages, widths and themes: build/screenshots/index.html
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO_HOME := $(CURDIR)/.demo
SOURCES := corpus index search web command tests benchmarks

.NOTPARALLEL:
.PHONY: demo test check format screenshots chromium tesseract clean

demo: $(VENV)/installed
	PMQA_HOME="$(DEMO_HOME)" $(BIN)/pmqa ingest --replace corpus/sample
	PMQA_HOME="$(DEMO_HOME)" $(BIN)/pmqa serve

test: $(VENV)/developing chromium tesseract check

check:
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses auto --dist worksteal

screenshots: $(VENV)/developing chromium
	$(BIN)/python -m tests.browser.gallery build/screenshots

format:
	$(BIN)/ruff check --fix $(SOURCES)
	$(BIN)/ruff format $(SOURCES)

chromium:
	@command -v chromium >/dev/null || { \
		[ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null || \
			{ echo "The browser tests need Chromium: install the package chromium (Debian: apt-get install chromium)." >&2; exit 1; }; \
		apt-get update && apt-get install -y chromium; }

tesseract:
	@tesseract --list-langs 2>/dev/null | grep -qx tha || { \
		[ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null || \
			{ echo "The tests of OCR need Tesseract with Thai: install the package tesseract-ocr-tha." >&2; exit 1; }; \
		apt-get update && apt-get install -y tesseract-ocr tesseract-ocr-tha; }

# torch comes first, alone and pinned: constraints.txt says why.
$(VENV)/torch: constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt torch
	touch $@

$(VENV)/installed: $(VENV)/torch pyproject.toml
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	touch $@

$(VENV)/developing: $(VENV)/torch pyproject.toml
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	touch $@ $(VENV)/installed

clean:
	rm -rf $(VENV) $(DEMO_HOME) build ./*.egg-info
