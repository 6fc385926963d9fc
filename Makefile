# make help lists what there is. Every step may be repeated; one with nothing to do says nothing.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run test soak check bench format format-check imports samples clean install

# What the package and the Swift toolchain need from Debian 12.
PACKAGES := libsqlite3-dev libqrencode-dev pkg-config gcc binutils libc6-dev libstdc++-12-dev libcurl4 libxml2 \
    libncurses6 git ca-certificates tzdata
# Without it, going back and forth between build and test compiles Hummingbird again.
export SWIFT_DETERMINISTIC_HASHING := 1
# The first build shows its progress; later ones only what is wrong.
QUIET := $(if $(wildcard .build/debug/hagukumi),--quiet,)
SWIFT_FILES := Sources Events Projections Tools Tests Package.swift

help: ## What make can do
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 20

install: ## Install the Debian packages that are missing
	@missing=; for p in $(PACKAGES); do dpkg -s $$p >/dev/null 2>&1 || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then echo "Installing$$missing"; \
	    as=; [ "$$(id -u)" = 0 ] || as=sudo; \
	    $$as apt-get update -qq; $$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing >/dev/null; fi
	@command -v swift >/dev/null || { echo "Swift 6.3 is missing: see https://www.swift.org/install/linux/"; exit 1; }

run: install ## Build, start Hagukumi with a LINE simulator, play today, serve until stopped
	@[ -x .build/debug/hagukumi ] || echo "The first build takes 6 to 8 minutes on two cores; later ones seconds."
	@swift build $(QUIET) --product hagukumi
	@swift build $(QUIET) --product line-simulator
	@exec .build/debug/hagukumi demo $(ARGS)

# Many tests wait for a server or a process. All at once they would be a thousand open files, at which Foundation's
# Process crashes now and then (swift-corelibs-foundation #5472).
TOGETHER := --experimental-maximum-parallelization-width 8

test: install ## Build, and run every test
	@[ -x .build/debug/hagukumi ] || echo "The first build takes 6 to 8 minutes on two cores; later ones seconds."
	@swift build $(QUIET) --build-tests
	@swift test --skip-build --disable-xctest $(TOGETHER)

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
