# make demo: the sample book, in English and Persian, as PDF and DOCX.   make test: every check and every test.
# Both start from nothing but Python 3.11 or later; they make their own environment in .venv.
PYTHON ?= python3
PY := .venv/bin/python -m

setup: .venv/.ready

demo: setup
	$(PY) briefbook build briefings/belgrade-2025 --lang en --lang fa --format pdf --format docx --out out
	@echo "The books are in $(CURDIR)/out:"; ls -l out

test: setup
	$(PY) tools.system_libraries
	$(PY) tools.check
	$(PY) pytest

# The catalogues of resources/locale, from the words in the source.
phrases: setup
	$(PY) tools.phrases

# Every type of page as a picture, in all four language forms and both houses, to be looked at: out/gallery.
gallery: setup
	$(PY) tools.gallery out/gallery

bench: setup
	$(PY) tests.bench

# pip checks the hashes; uv does the same, faster, where it works.
.venv/.ready: pyproject.toml requirements.txt
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" \
		|| { echo "Python 3.11 or later is needed; '$(PYTHON)' is older or missing."; exit 1; }
	$(PYTHON) -m venv .venv \
		|| { echo "Python's venv is needed. Debian: apt-get install -y python3-venv"; exit 1; }
	if uv --version >/dev/null 2>&1; \
		then uv pip install -q --python .venv --require-hashes -r requirements.txt; \
		else .venv/bin/python -m pip install -q --require-hashes -r requirements.txt; fi
	.venv/bin/python -m pip install -q --no-deps --no-build-isolation -e .
	@touch $@

# Renews the pinned versions; needs uv. The file must hold no index address.
pins:
	uv pip compile --universal --python-version 3.11 --all-extras --generate-hashes --no-strip-extras --no-emit-index-url --no-header \
		-o requirements.txt pyproject.toml

.PHONY: setup demo test phrases gallery bench pins
