# make help lists what there is. Every step may be repeated; one with nothing to do says nothing.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run test test-browser tills soak check bench format format-check imports samples clean install browser

# What the package and the Swift toolchain need from Debian 12.
PACKAGES := libsqlite3-dev libqrencode-dev libgd-dev libexif-dev libcairo2-dev fonts-ipaexfont-gothic libjs-leaflet \
    pkg-config gcc binutils libc6-dev libstdc++-12-dev libcurl4 libxml2 libncurses6 git ca-certificates tzdata
# What the tests need besides: a browser with its driver, letters for Japanese, and pip, which brings axe-core.
# ZBar and Poppler read our codes and sheets, joserfc and Node check our passes: none of them is ours.
BROWSER := chromium chromium-sandbox chromium-driver fonts-noto-cjk python3-pip zbar-tools poppler-utils nodejs
# Without it, going back and forth between build and test compiles Hummingbird again.
export SWIFT_DETERMINISTIC_HASHING := 1
# The first build shows its progress; later ones only what is wrong.
QUIET := $(if $(wildcard .build/debug/hagukumi),--quiet,)
SWIFT_FILES := Sources Events Projections Tools Tests Package.swift

help: ## What make can do
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 20

# Installs those of the packages in $(1) that are missing.
define installs
	@missing=; for p in $(1); do dpkg -s $$p >/dev/null 2>&1 || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then echo "Installing$$missing"; \
	    as=; [ "$$(id -u)" = 0 ] || as=sudo; $$as apt-get update -qq; \
	    $$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; fi
endef

install: ## Install the Debian packages that are missing
	$(call installs,$(PACKAGES))
	@command -v swift >/dev/null || { echo "Swift 6.3 is missing: see https://www.swift.org/install/linux/"; exit 1; }

browser: .build/axe/axe.min.js ## Install the browser for the tests, and the rules for accessible pages
	$(call installs,$(BROWSER))

# axe-core is not in Debian 12; this package of PyPI carries it. Its version and hash stand in the list.
.build/axe/axe.min.js: Tests/BrowserTests/axe.txt
	$(call installs,python3-pip)
	@mkdir -p .build/axe && python3 -m pip download --quiet --disable-pip-version-check --no-deps --require-hashes \
	    --only-binary :all: --dest .build/axe --requirement $<
	@python3 -c 'import glob, zipfile; print(zipfile.ZipFile(glob.glob(".build/axe/*.whl")[0]).read(\
	    "axe_playwright_python/axe.min.js").decode(), end="")' > $@.part && mv $@.part $@

# What the docs' verifier for tills in Python stands on. Versions and hashes stand in the list.
tills: .build/joserfc/joserfc/__init__.py ## Install what the verifiers in the docs are tested with
.build/joserfc/joserfc/__init__.py: Tests/PassportsTests/joserfc.txt
	$(call installs,python3-pip nodejs)
	@rm -rf .build/joserfc && python3 -m pip install --quiet --disable-pip-version-check --require-hashes \
	    --only-binary :all: --root-user-action ignore --target .build/joserfc --requirement $<
	@touch $@

run: install ## Build, start Hagukumi with a LINE simulator, play today, serve until stopped
	@[ -x .build/debug/hagukumi ] || echo "The first build takes 6 to 8 minutes on two cores; later ones seconds."
	@swift build $(QUIET) --product hagukumi
	@swift build $(QUIET) --product line-simulator
	@exec .build/debug/hagukumi demo $(ARGS)

# Many tests wait for a server or a process. All at once they would be a thousand open files, at which Foundation's
# Process crashes now and then (swift-corelibs-foundation #5472).
TOGETHER := --experimental-maximum-parallelization-width 8

# A browser wants a whole core: beside it the other tests would wait too long for their servers.
IN_BROWSER := swift test --skip-build --disable-xctest --filter BrowserTests

test: install browser tills ## Build, and run every test
	@[ -x .build/debug/hagukumi ] || echo "The first build takes 6 to 8 minutes on two cores; later ones seconds."
	@swift build $(QUIET) --build-tests
	@status=0; $(IN_BROWSER) || status=1; \
	swift test --skip-build --disable-xctest $(TOGETHER) --skip BrowserTests || status=1; exit $$status

test-browser: install browser ## Only what runs in a browser; HAGUKUMI_PICTURES=folder keeps pictures of every page
	@swift build $(QUIET) --build-tests
	@$(IN_BROWSER)

soak: install ## Kill the service 200 times while it sends (some minutes)
	@swift build $(QUIET) --build-tests
	@HAGUKUMI_KILLS=200 swift test --skip-build --disable-xctest --filter KillTests

check: format-check imports test ## What CI runs: format, imports, warnings as errors, every test

format-check:
	@swift format lint --strict --parallel --recursive $(SWIFT_FILES)

# The check exits 1 on an undeclared import, though it prints "Build complete!".
imports: install
	@swift build $(QUIET) --build-tests --explicit-target-dependency-import-check error

bench: install ## Measure, each figure beside its floor (a release build of its own, 10 minutes the first time)
	@swift build --quiet -c release --scratch-path .build-release --product hagukumi
	@swift build --quiet -c release --scratch-path .build-release --product line-simulator
	@swift build --quiet -c release --scratch-path .build-release --product bench
	@exec .build-release/release/bench $(ARGS)

format: ## Lay out every Swift file
	@swift format format --in-place --parallel --recursive $(SWIFT_FILES)

samples: install ## Write golden samples of new event versions, and Events/README.md; never changes an old sample
	@swift build --quiet --build-tests
	@HAGUKUMI_WRITE_SAMPLES=1 swift test --quiet --skip-build --filter EventsTests

clean: ## Remove what was built; the log and keys in var/ stay
	@rm -rf .build .build-release
