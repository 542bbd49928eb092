# csmsc: see README.md.  `make help` lists the goals.

PREFIX ?= /usr/local
DATADIR = $(PREFIX)/share/csmsc
BASHDIR = $(PREFIX)/share/bash-completion/completions
ZSHDIR = $(PREFIX)/share/zsh/site-functions
BUILD ?= build
PROG = $(BUILD)/csmsc

# What each purpose needs, as Debian names it; `make deps` and tests/check/deps.sh read these lists.
PKGS_BUILD = gcc make pkg-config libc6-dev libxml2-dev libxslt1-dev libcairo2-dev libpango1.0-dev libyaml-dev \
	libcmark-dev libglib2.0-dev libssl-dev zlib1g-dev libharfbuzz-dev libfontconfig-dev libqrencode-dev librsvg2-dev \
	libhyphen-dev hyphen-en-gb fonts-noto-core fonts-noto-mono fonts-noto-cjk
PKGS_TEST = libcmocka-dev docbook5-xml jing libxml2-utils qpdf poppler-utils default-jre-headless python3 \
	python3-jsonschema python3-yaml python3-pil libpdfbox2-java libjaxb-api-java
PKGS_BENCH = xsltproc python3-yaml python3-fonttools fontconfig poppler-utils weasyprint fop chromium
TYPST = @myriaddreamin/typst-ts-node-compiler@0.7.0

LIBS = libxml-2.0 libxslt cairo cairo-pdf cairo-ft pango yaml-0.1 libcmark glib-2.0 libcrypto \
	zlib harfbuzz harfbuzz-subset fontconfig libqrencode librsvg-2.0

CFLAGS ?= -O2 -g
WARN = -Wall -Wextra -Wpedantic $(if $(CI),-Werror)
ifdef SAN
BUILD = build/san
CFLAGS += -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer -O1
LDFLAGS += -fsanitize=address,undefined
endif

SRC := $(wildcard compiler/*/*.c)
OBJ := $(SRC:compiler/%.c=$(BUILD)/obj/%.o)
LIBOBJ := $(filter-out $(BUILD)/obj/cli/main.o,$(OBJ))
BENCH := $(patsubst tests/bench/%.c,$(BUILD)/bench/%,$(wildcard tests/bench/*.c))
UNIT := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(wildcard tests/unit/test_*.c))

# Asked for once, and only by goals that compile.
CPPFLAGS_ALL = -std=c17 -D_GNU_SOURCE -Icompiler $(LIB_CFLAGS)
LIB_CFLAGS = $(eval LIB_CFLAGS := $(shell pkg-config --cflags $(LIBS)))$(LIB_CFLAGS)
# libhyphen has no pkg-config file; a test compares line ends with Pango's own layout.
LIB_LIBS = $(eval LIB_LIBS := $(shell pkg-config --libs $(LIBS)) -lhyphen)$(LIB_LIBS)
TEST_LIBS = $(eval TEST_LIBS := $(shell pkg-config --libs pangocairo pangofc) -lcmocka)$(TEST_LIBS)

.PHONY: all deps deps-test deps-bench pack test golden bench bench-peers check-layers check-pages fresh install help clean unit sample

all: $(PROG) ## build the program

pack: deps ## compile the provider sample into output/provider
	@$(MAKE) --no-print-directory all
	$(PROG) build input-samples/provider -o output/provider --date 2026-09-30 -j 2

test: deps deps-test ## run every test (SAN=1: under ASan and UBSan)
	@$(MAKE) --no-print-directory all
	@BUILD=$(BUILD) MAKE="$(MAKE)" sh tests/run.sh

deps: ## install what building needs, if anything is missing
	@sh tests/check/deps.sh $(PKGS_BUILD)

deps-test: # what testing needs besides
	@sh tests/check/deps.sh $(PKGS_TEST)

deps-bench: ## install what `make bench-peers` measures csmsc against
	@sh tests/check/deps.sh $(PKGS_BENCH)
	@if command -v npm >/dev/null; then npm install --silent --no-audit --no-fund --prefix build/typst $(TYPST); \
		else echo 'no npm: Typst will be left out'; fi

unit: $(UNIT) $(BUILD)/tests/press_file # build the unit tests

golden: all $(BUILD)/tests/press_file ## compare one stage's dumps: CASE=name, UPDATE=1 rewrites
	@BUILD=$(BUILD) CASE="$(CASE)" UPDATE="$(UPDATE)" sh tests/golden/run.sh

bench: all $(BENCH) ## measure the sample: build, check, no-change build, page maker
	@BUILD=$(BUILD) sh tests/bench/run.sh

bench-peers: all $(BENCH) ## measure csmsc and other page makers on the same documents
	@BUILD=$(BUILD) sh tests/bench/peers.sh

check-layers: ## who may include whom
	@sh tests/check/layers.sh

check-pages: all ## geometry of every page of the sample
	$(PROG) build input-samples/provider -o $(BUILD)/check-pages --date 2026-09-30 -j 2 --check-pages

sample: all # write the provider sample's ledger and issued copies anew
	sh tests/sample/life.sh

fresh: ## both README commands in new Debian systems (needs root and debootstrap)
	sh tests/e2e/fresh.sh

install: all ## install program, templates, styles, manual pages and completion (PREFIX, DESTDIR)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man5 $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 755 $(PROG) $(DESTDIR)$(PREFIX)/bin/csmsc
	for d in templates styles; do find $$d -type f | while read f; do \
		install -D -m 644 "$$f" "$(DESTDIR)$(DATADIR)/$$f" || exit 1; done; done
	for f in docs/*.1; do [ ! -f "$$f" ] || install -m 644 "$$f" $(DESTDIR)$(PREFIX)/share/man/man1/; done
	for f in docs/*.5; do [ ! -f "$$f" ] || install -m 644 "$$f" $(DESTDIR)$(PREFIX)/share/man/man5/; done
	install -d $(DESTDIR)$(BASHDIR) $(DESTDIR)$(ZSHDIR)
	$(PROG) completion bash >$(DESTDIR)$(BASHDIR)/csmsc
	$(PROG) completion zsh >$(DESTDIR)$(ZSHDIR)/_csmsc
	chmod 644 $(DESTDIR)$(BASHDIR)/csmsc $(DESTDIR)$(ZSHDIR)/_csmsc

clean: # remove what was built
	rm -rf build

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(PROG): $(OBJ)
	$(CC) $(LDFLAGS) -o $@ $(OBJ) $(LIB_LIBS) -lm

$(BUILD)/obj/%.o: compiler/%.c Makefile
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS_ALL) $(CPPFLAGS) $(CFLAGS) $(WARN) -MMD -MP -c $< -o $@

$(BUILD)/tests/%: tests/unit/%.c $(LIBOBJ) Makefile
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS_ALL) $(CPPFLAGS) $(CFLAGS) $(WARN) -MMD -MP $< $(LIBOBJ) $(LDFLAGS) -o $@ $(LIB_LIBS) $(TEST_LIBS) -lm

$(BUILD)/bench/%: tests/bench/%.c $(LIBOBJ) Makefile
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS_ALL) $(shell pkg-config --cflags pangocairo pangoft2) $(CFLAGS) $(WARN) $< $(LIBOBJ) $(LDFLAGS) -o $@ \
		$(LIB_LIBS) $(shell pkg-config --libs pangocairo pangoft2) -lm

# The digest of the sources: equal sources make equal packs, whatever compiled them.
$(BUILD)/obj/cli/program.o: $(SRC) $(wildcard compiler/*/*.h compiler/*/*.def)
$(BUILD)/obj/cli/program.o: CPPFLAGS_ALL += -DCSMSC_BUILD='"$(shell cat $(sort $(SRC) $(wildcard compiler/*/*.h compiler/*/*.def)) | sha256sum | cut -c1-16)"'

-include $(OBJ:.o=.d) $(UNIT:=.d)
