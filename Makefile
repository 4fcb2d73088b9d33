# make demo   environment, sample index, page on 127.0.0.1:8000
# make test   environment, Chromium, Tesseract, ruff, mypy, all tests
# make check  the same without installing anything
# make sbom   what the program is made of (CycloneDX), with licences: build/sbom.cdx.json, build/licences.csv
# make audit  what is publicly known against the versions in constraints.txt, where that can be reached
# make screenshots  every kind of page as a picture, in both languages, widths and themes: build/screenshots/index.html
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO_HOME := $(CURDIR)/.demo
SUPPLY := build/supply
SOURCES := corpus index search web command tests benchmarks deploy
INSTALL := -m pip install --quiet --constraint constraints.txt
# What builds a distribution is pinned too.
export PIP_BUILD_CONSTRAINT := $(CURDIR)/constraints.txt

.NOTPARALLEL:
.PHONY: demo test check format screenshots sbom audit chromium tesseract clean

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

sbom: $(VENV)/installed $(SUPPLY)/installed
	$(SUPPLY)/bin/python -m deploy.supply.bill $(BIN)/python build

audit: $(SUPPLY)/installed
	$(SUPPLY)/bin/python -m deploy.supply.audit

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

# pip first, so that all else is installed by the same; then torch alone: constraints.txt says why.
$(VENV)/torch: constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python $(INSTALL) pip
	$(BIN)/python $(INSTALL) torch
	touch $@

$(VENV)/installed: $(VENV)/torch pyproject.toml
	$(BIN)/python $(INSTALL) --editable .
	touch $@

$(VENV)/developing: $(VENV)/torch pyproject.toml
	$(BIN)/python $(INSTALL) --editable '.[dev]'
	touch $@ $(VENV)/installed

# An environment of their own, so that what lists and audits the program is no part of it.
$(SUPPLY)/installed: constraints.txt
	test -x $(SUPPLY)/bin/python || $(PYTHON) -m venv $(SUPPLY)
	$(SUPPLY)/bin/python $(INSTALL) pip
	$(SUPPLY)/bin/python $(INSTALL) cyclonedx-bom pip-audit
	touch $@

clean:
	rm -rf $(VENV) $(DEMO_HOME) build ./*.egg-info
