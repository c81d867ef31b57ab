SWIFT ?= swift
SOURCES = Package.swift Sources Tests Plugins/nap-completeness/Sources

.DEFAULT_GOAL := help
.PHONY: help deps build release plugins demo dist test browser pictures format lint bench

help: ## list the targets
	@awk -F ':[^#]*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

deps: ## install what is missing (Debian, Ubuntu), or say what to install
	@.ci/deps

build: deps ## build everything for debugging
	$(SWIFT) build

release: deps ## build the program baraza in release mode
	$(SWIFT) build -c release --product baraza --static-swift-stdlib
	@echo "built $$($(SWIFT) build -c release --show-bin-path)/baraza"

plugins: deps ## build the plugins that are compiled, into their folders
	$(SWIFT) build -c release --product nap-completeness --static-swift-stdlib
	install -s "$$($(SWIFT) build -c release --show-bin-path)/nap-completeness" \
	  Plugins/nap-completeness/

demo: release plugins ## make a store in demo/, import the sample feeds, show them, write a report
	BARAZA="$$($(SWIFT) build -c release --show-bin-path)/baraza" Imports/demo.sh

dist: deps ## make one archive that runs without compiler or network, and try it in an empty root
	.ci/dist

test: deps ## build and run all tests
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --disable-xctest </dev/null

browser: ## look at the demonstration in a Chromium, and ask its JSON what it allows
	@.ci/deps browser
	.ci/browser

pictures: ## make the pictures of the README anew
	@.ci/deps browser
	.ci/browser pictures

format: ## format the sources in place
	$(SWIFT) format --in-place --parallel --recursive $(SOURCES)

lint: ## check the format of the sources
	$(SWIFT) format lint --strict --parallel --recursive $(SOURCES)

bench: deps ## compare with the C floor of ../shared/bench, in pairs
	Tests/Bench/bench.sh
