# What a person types: `make demo`, `make test`, `make install`. `make help` lists the rest.

SWIFT  ?= swift
PREFIX ?= /usr/local
# In the environment any name holds, with quotes and all; pasted into a recipe it would not.
export DESTDIR PREFIX

# A self-contained command: no Swift runtime is needed where it is installed. What a debugger reads of it took a seventh of
# the time of building, and half of the file, and is stripped when it is installed.
RELEASE = -c release --product camarilla -debug-info-format none $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib $(PACKED))
# Where the program's own addresses stand takes 2.7 MB, or hardly anything packed, which the GNU C library can read since 2.36.
PACKED = $(shell getconf GNU_LIBC_VERSION 2>/dev/null | awk '{ split($$2, version, "."); \
  if (version[1] > 2 || version[2] >= 36) print "-Xlinker -z -Xlinker pack-relative-relocs" }')
# The shell finds it, not make, which would take a folder's name to pieces.
COMMAND = $$("$(SWIFT)" build $(RELEASE) --show-bin-path)/camarilla

# What is tested is built as for release, but without optimization, so that assertions hold: in debug builds the
# argument parser examines the declarations of a command several times at each parse, which took nine tenths of the time
# of the commands' tests. A test examines them once. What computes is optimized all the same (CAMARILLA_TESTED, see
# Package.swift). It lies apart, so that nobody takes it for the release.
export TESTED = --scratch-path .build/tested -c release -Xswiftc -Onone -Xswiftc -enable-testing \
  -debug-info-format none
test unit examples man check-manual check-docs determinism-test fuzz-test torture-test torture soak shards-test explorer-test \
  browser-test interchange-test interchange sanitize: export CAMARILLA_TESTED = 1
# `make test` has built it by then, and says where, so that nothing waits for what else Swift's tools are at.
TESTED_PRODUCTS = $${BUILT_PRODUCTS:-$$("$(SWIFT)" build $(TESTED) --show-bin-path)}
BUILD_TESTED = $(if $(BUILT_PRODUCTS),:,"$(SWIFT)" build $(TESTED) --product camarilla)
TESTED_COMMAND = $(TESTED_PRODUCTS)/camarilla

# What fuzzing tries is built with libFuzzer and the address sanitizer; gold can't link that.
FUZZED = --scratch-path .build/fuzz -c release --product Fuzz -Xswiftc -Onone -Xswiftc -enable-testing \
  -debug-info-format none -Xswiftc -sanitize=fuzzer,address -Xcc -fsanitize=fuzzer-no-link,address -Xswiftc -use-ld=lld

# The tests under the address sanitizer, and that of undefined behavior for what is C.
SANITIZED = --scratch-path .build/sanitize -c release --sanitize=address -Xswiftc -Onone -Xswiftc -enable-testing \
  -debug-info-format none -Xswiftc -use-ld=lld -Xcc -fsanitize=undefined -Xcc -fno-sanitize-recover=undefined

.PHONY: help demo build pictures test check-format unit examples docs man benchmark compare factions readers install uninstall \
        clean dependencies test-dependencies browser-test interchange-test interchange determinism-test \
        explorer-test check-sources check-command shards-test cluster sbom torture torture-test soak fuzz fuzz-test \
        sanitize check-manual check-docs require-swift

help:
	@echo "make demo     install what is missing, build, and do the main job on the sample chronicle"
	@echo "make test     everything that continuous integration does"
	@echo "make build    the command, in release"
	@echo "make install  the command, its manual page and shell completions under PREFIX ($$PREFIX)"
	@echo "make pictures draw the pictures of Output/ anew"
	@echo "make man      the manual page anew, from the command's own help"
	@echo "make docs     the documentation of the libraries, as web sites in .build/documentation"
	@echo "make benchmark  time and allocations of every kernel and of an ordinary question"
	@echo "make compare  measure against igraph, NetworKit, graph-tool and others: Benchmarks/RESULTS.md"
	@echo "make factions compare the factions found with leidenalg's: Benchmarks/FACTIONS.md"
	@echo "make interchange  have NetworkX, igraph and R read what convert writes, and the other way round"
	@echo "make sbom     what the command is built of, as SPDX 2.3"
	@echo "make torture  kill edits and imports at every system call, cut the power, edit from sixteen processes"
	@echo "make cluster  sweep generated events on a Spark cluster and a Slurm of this machine, while workers are killed"
	@echo "make soak     an hour of questions, edits and commands, while memory is watched"
	@echo "make readers  measure reading other programs' files: Benchmarks/RESULTS.md"
	@echo "make fuzz     search for inputs that stop a reader: TIME=seconds a target, TARGET=name for one alone"
	@echo "make sanitize  the tests under the sanitizers of addresses and of undefined behavior"
	@echo "make clean    remove what was built"

require-swift:
	@Scripts/require-swift "$(SWIFT)"

dependencies: require-swift
	@Scripts/install-dependencies

test-dependencies: require-swift
	@Scripts/install-dependencies --tests

build: dependencies
	"$(SWIFT)" build $(RELEASE)

demo: build
	@Scripts/demo "$(COMMAND)"

pictures: build
	@Scripts/pictures "$(COMMAND)"

test: test-dependencies check-format
	CAMARILLA_STRICT=1 "$(SWIFT)" build $(TESTED) --build-tests --explicit-target-dependency-import-check error
	@Scripts/sbom --check
	@BUILT_PRODUCTS="$(TESTED_PRODUCTS)" CAMARILLA_STRICT=1 $(MAKE) --no-print-directory --jobs=2 \
	  check-sources check-command

# What needs Swift's tools, which wait for one another: one after the other.
check-sources:
	"$(SWIFT)" test $(TESTED) --skip-build
	@for check in check-manual check-docs fuzz-test; do $(MAKE) --no-print-directory $$check || exit 1; done
	@SWIFT="$(SWIFT)" Tests/frictionless.sh
	@Tests/install.sh
	@$(MAKE) --no-print-directory examples

# What the command does as it was built, which needs little more than a core, the browser's pages first.
check-command:
	@for check in browser-test determinism-test torture-test shards-test explorer-test interchange-test; do \
	  $(MAKE) --no-print-directory $$check || exit 1; \
	done

check-format: require-swift
	@Scripts/check-labels Sources
	@Scripts/check-types
	"$(SWIFT)" format lint --strict --parallel --recursive Package.swift Sources Tests Examples

# What the command is built of, as SPDX 2.3.
sbom: require-swift
	@"$(SWIFT)" package resolve >&2
	@Scripts/sbom

# The manual page is the command's help, so it has to be made anew when that changes.
check-manual: require-swift
	@$(GENERATE_MANUAL) >.build/manual.log 2>&1 || { cat .build/manual.log >&2; exit 1; }
	@Scripts/complete-manual $(MANUAL) | cmp - Documentation/camarilla.1 || \
	  { echo "Documentation/camarilla.1 is not what the command's help says; run make man" >&2; exit 1; }
	@echo "the manual page is up to date"

# Every link of the documentation resolves.
check-docs: require-swift
	@mkdir -p .build/documentation
	@for target in $(DOCUMENTED); do \
	  "$(SWIFT)" package $(TESTED) --allow-writing-to-directory .build/documentation/$$target \
	    generate-documentation --target $$target --output-path .build/documentation/$$target --warnings-as-errors \
	    >.build/documentation.log 2>&1 || { cat .build/documentation.log >&2; exit 1; }; \
	  echo "the documentation of $$target has no broken link"; \
	done

# Every command gives the same bytes in processes that differ in all that must not matter.
determinism-test:
	@$(BUILD_TESTED)
	@PYTHONDONTWRITEBYTECODE=1 python3 Tests/Determinism/commands.py "$(TESTED_COMMAND)"

# Readers are given what nobody would write; Documentation/RELIABILITY.md has the targets, and what was found.
TIME ?= 60
FUZZ = PYTHONDONTWRITEBYTECODE=1 python3 Tests/Fuzz/fuzz.py

fuzz: require-swift
	CAMARILLA_FUZZ=search "$(SWIFT)" build $(FUZZED)
	@$(FUZZ) search "$$(CAMARILLA_FUZZ=search "$(SWIFT)" build $(FUZZED) --show-bin-path)/Fuzz" --time $(TIME) --targets $(TARGET)

# The same targets as they were built for the tests: what once went wrong, and two seconds of mutations each.
fuzz-test:
	@CAMARILLA_FUZZ=replay "$(SWIFT)" build $(TESTED) --product Fuzz
	@$(FUZZ) replay "$(TESTED_PRODUCTS)/Fuzz" --time 2

# What Graphviz, Pango and fontconfig keep for as long as the process lives is no fault of ours: leaks aren't asked for.
sanitize: require-swift
	"$(SWIFT)" build $(SANITIZED) --build-tests
	ASAN_OPTIONS="detect_leaks=0:suppressions=$$PWD/Tests/suppressed-by-asan.txt" \
	  UBSAN_OPTIONS=print_stacktrace=1 "$(SWIFT)" test $(SANITIZED) --skip-build

# The explorer's server: what clients may do to it that they should not, and its answers against their description,
# with schemathesis where it is installed.
explorer-test:
	@$(BUILD_TESTED)
	@PYTHONDONTWRITEBYTECODE=1 python3 Tests/Explorer/abuse.py "$(TESTED_COMMAND)"
	@PYTHONDONTWRITEBYTECODE=1 $(firstword $(wildcard .build/python/bin/python3) python3) \
	  Tests/Explorer/api.py "$(TESTED_COMMAND)"

# A sweep in shares is that of one worker.
shards-test:
	@$(BUILD_TESTED)
	@Tests/Cluster/shards.sh "$(TESTED_COMMAND)"

# The same on a Spark cluster of this machine, with workers killed: Benchmarks/CLUSTER.md. EVENTS and YEARS say how much.
EVENTS ?= 20000000
YEARS ?= 40
cluster: build
	@[ -x .build/cluster/bin/python3 ] || python3 -m venv .build/cluster
	@.build/cluster/bin/pip install --quiet --disable-pip-version-check pyspark pyarrow numpy
	@.build/cluster/bin/python3 Tests/Cluster/cluster.py "$(COMMAND)" --events $(EVENTS) --years $(YEARS)
	@Tests/Cluster/slurm.sh "$(COMMAND)"

# Kills, power cuts and a crowd of editors; a sample of them, or all that there are.
torture-test:
	@$(BUILD_TESTED)
	@PYTHONDONTWRITEBYTECODE=1 python3 Tests/Torture/torture.py "$(TESTED_COMMAND)"

torture:
	@$(BUILD_TESTED)
	@PYTHONDONTWRITEBYTECODE=1 python3 Tests/Torture/torture.py "$(TESTED_COMMAND)" --long

# Questions, edits and commands for an hour, or as many minutes as MINUTES says.
soak:
	@$(BUILD_TESTED)
	@PYTHONDONTWRITEBYTECODE=1 python3 Tests/Torture/soak.py "$(TESTED_COMMAND)" $(MINUTES)

# The pages of storyboards and of the explorer in a headless Chromium.
browser-test:
	@$(BUILD_TESTED)
	@PYTHONDONTWRITEBYTECODE=1 python3 Tests/Browser/storyboard.py "$(TESTED_COMMAND)"
	@PYTHONDONTWRITEBYTECODE=1 $(firstword $(wildcard .build/python/bin/python3) python3) \
	  Tests/Browser/explorer.py "$(TESTED_COMMAND)"

# What other programs make of the files that convert writes; with a Python that has networkx, if there is one.
PYTHON = $(firstword $(foreach python,python3 /usr/bin/python3,\
  $(shell $(python) -c "import networkx" 2>/dev/null && echo $(python))) python3)

interchange-test:
	@$(BUILD_TESTED)
	@PYTHONDONTWRITEBYTECODE=1 $(PYTHON) Tests/Interchange/readers.py "$(TESTED_COMMAND)"
	@PYTHONDONTWRITEBYTECODE=1 $(PYTHON) Tests/Interchange/projection.py "$(TESTED_COMMAND)"
	@PYTHONDONTWRITEBYTECODE=1 $(PYTHON) Tests/Interchange/measures.py "$(TESTED_COMMAND)"

# The same with R, and more of everything.
interchange: test-dependencies
	@$(BUILD_TESTED)
	@PYTHONDONTWRITEBYTECODE=1 $(PYTHON) Tests/Interchange/readers.py --all "$(TESTED_COMMAND)"

unit: dependencies
	"$(SWIFT)" test $(TESTED)

examples: dependencies
	@Scripts/examples

# The products that have documentation of their own.
DOCUMENTED = Camarilla CamarillaFormats CamarillaFiles CamarillaGraphFiles CamarillaImport CamarillaStore \
             CamarillaDrawing CamarillaGraphviz CamarillaPictures StalinCircle

docs: dependencies
	@mkdir -p .build/documentation
	@for target in $(DOCUMENTED); do \
	  "$(SWIFT)" package --allow-writing-to-directory .build/documentation generate-documentation \
	    --target $$target --output-path .build/documentation/$$target || exit 1; \
	done

# The date is fixed, so that the page changes only when the command does.
GENERATE_MANUAL = "$(SWIFT)" package $(TESTED) --allow-writing-to-package-directory generate-manual \
  --configuration release --date 2026-11-20
MANUAL = .build/tested/plugins/GenerateManual/outputs/camarilla/camarilla.1

man: dependencies
	$(GENERATE_MANUAL)
	Scripts/complete-manual $(MANUAL) >Documentation/camarilla.1

benchmark: require-swift
	CAMARILLA_BENCHMARKS=1 "$(SWIFT)" run -c release Benchmarks micro

compare: require-swift
	python3 Benchmarks/compare.py

readers: build
	python3 Benchmarks/readers.py --command "$(COMMAND)"

factions: build
	CAMARILLA="$(COMMAND)" python3 Benchmarks/factions.py

install: build
	@Scripts/install "$(COMMAND)" "$$DESTDIR$$PREFIX"

uninstall:
	@Scripts/install --remove "$$DESTDIR$$PREFIX"

clean:
	rm -rf .build
