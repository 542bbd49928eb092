#!/bin/sh
# Completion in bash and zsh: what csmsc prints is sourced there and asked.
. "$(dirname "$0")/lib/setup.sh"

csmsc completion bash >csmsc.bash
is 'completion for bash is printed' 0 $?
mkdir zsh && csmsc completion zsh >zsh/_csmsc
is 'completion for zsh is printed' 0 $?
csmsc completion powershell >out 2>said
is 'a shell that it does not know' '2 csmsc word-needed' "$? $(findings said)"
csmsc completion bash zsh >out 2>said
is 'two shells' '2 csmsc word-extra' "$? $(findings said)"
csmsc completion bash >/dev/full 2>said
is 'standard output is full' '3 csmsc output' "$? $(findings said)"

csmsc --help >help
commands=$(sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p' help | paste -sd ' ' -)
options=$(grep -oE '^  (-[a-z], )?--[a-z-]+' help | sed 's/.*--/--/' | paste -sd ' ' -)
mkdir acme 'two words' && cp "$root/tests/e2e/bad/base.yaml" acme/csms.yaml
touch afile

# -- bash ------------------------------------------------------------------------------------

mkdir bin
cat >bin/csmsc <<'END'
#!/bin/sh
exec "$CSMSC" ${CSMSC_DATA:+--data "$CSMSC_DATA"} "$@"
END
chmod +x bin/csmsc
PATH="$work/bin:$PATH"

# completes WORD…: what the last word can become, as bash has the line: "=" is a word of its own.
completes() {
	bash --norc -c '. ./csmsc.bash
		COMP_WORDS=(csmsc "$@") COMP_CWORD=$#
		_csmsc csmsc "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
		printf "%s\n" "${COMPREPLY[@]}"' bash "$@" | paste -sd ' ' -
}

if command -v bash >/dev/null; then
	is 'bash: it is registered' 'complete -F _csmsc csmsc' "$(bash --norc -c '. ./csmsc.bash; complete -p csmsc')"
	is 'bash: commands' "$commands" "$(completes '')"
	is 'bash: part of a command' 'review' "$(completes revie)"
	is 'bash: options' "$options" "$(completes build acme --)"
	is 'bash: part of an option' '--relaxng --release' "$(completes schema --rel | tr ' ' '\n' | sort | paste -sd ' ' -)"
	is 'bash: folders, not files, for DIR' 'acme' "$(completes build a)"
	is 'bash: a folder with a blank' 'two words' "$(completes check tw)"
	is 'bash: documents of the folder' 'policy' "$(completes approve acme '')"
	is 'bash: no more words where there are none' '' "$(completes check acme '')"
	is 'bash: stages' 'model docbook flow pages' "$(completes build acme --dump '')"
	is 'bash: --dump=' 'model docbook flow pages' "$(completes build acme --dump =)"
	is 'bash: --dump=p' 'pages' "$(completes build acme --dump = p)"
	is 'bash: forms of messages' 'text json' "$(completes check acme --diagnostics '')"
	is 'bash: the second of two formats' 'html,pdf' "$(completes build acme --format html,p)"
	is 'bash: languages are those of templates/l10n' \
		"$(cd "${CSMSC_DATA:-$root}/templates/l10n" && for f in *.xml; do echo "${f%.xml}"; done | paste -sd ' ' -)" \
		"$(completes build acme --lang '')"
	is 'bash: folders for --output' 'acme' "$(completes build acme -o a)"
	is 'bash: nothing for a day' '' "$(completes build acme --date '')"
	is 'bash: an option before the folder' 'acme' "$(completes build --lang en a)"
	is 'bash: an option with = before the folder' 'acme' "$(completes build --lang = en a)"
	is 'bash: lists' 'documents catalogs messages rules themes' "$(completes list '')"
	is 'bash: a folder for list documents' 'acme' "$(completes list documents a)"
	is 'bash: no folder for list rules' '' "$(completes list rules a)"
	is 'bash: shells' 'bash zsh' "$(completes completion '')"
	is 'bash: messages' 'evidence-old' "$(completes explain evidence-o)"
	is 'bash: all messages' "$(csmsc list messages | cut -d ' ' -f 1 | paste -sd ' ' -)" "$(completes explain '')"
	is 'bash: kinds of files' 'catalog-file' "$(completes schema --man cat)"
	is 'bash: forms of a description' 'xml yaml' "$(completes convert acme --to '')"

	# Every word that is offered is one that the program takes.
	for list in documents catalogs messages rules themes; do csmsc list $list >/dev/null || echo $list; done >refused
	for stage in $(completes build acme --dump ''); do
		csmsc build acme --dump="$stage" >/dev/null || echo "$stage"
	done >>refused 2>&1
	for word in $(completes build acme --format ''); do
		csmsc build acme -o "out-$word" --format "$word" || echo "$word"
	done >>refused 2>&1
	for word in $(completes schema ''); do csmsc schema --markdown "$word" >/dev/null || echo "$word"; done >>refused
	is 'every word that is offered is taken' '' "$(cat refused)"
else
	pass 'completion in bash # SKIP bash is not installed'
fi

# -- zsh -------------------------------------------------------------------------------------

# tab LINE: the line after TAB.
tab() {
	python3 "$root/tests/e2e/lib/zsh-complete.py" "$work/zsh" "$1"
}

if command -v zsh >/dev/null; then
	is 'zsh: the file is sound' '' "$(zsh -n zsh/_csmsc 2>&1)"
	is 'zsh: a command' 'csmsc review ' "$(tab 'csmsc revie')"
	is 'zsh: an option' 'csmsc build --diagnostics=' "$(tab 'csmsc build --diag')"
	is 'zsh: a folder' 'csmsc build acme/' "$(tab 'csmsc build a')"
	is 'zsh: a document of the folder' 'csmsc approve acme policy ' "$(tab 'csmsc approve acme p')"
	is 'zsh: a stage' 'csmsc build acme --dump=docbook ' "$(tab 'csmsc build acme --dump=d')"
	# The comma goes again when a blank is typed.
	is 'zsh: the second of two formats' 'csmsc build acme --format=html,pdf,' "$(tab 'csmsc build acme --format=html,p')"
	is 'zsh: a folder for --output' 'csmsc build acme -o acme/' "$(tab 'csmsc build acme -o a')"
	is 'zsh: a list' 'csmsc list messages ' "$(tab 'csmsc list me')"
	is 'zsh: a folder for list documents' 'csmsc list documents acme/' "$(tab 'csmsc list documents a')"
	is 'zsh: a message' 'csmsc explain evidence-old ' "$(tab 'csmsc explain evidence-o')"
	is 'zsh: a shell' 'csmsc completion zsh ' "$(tab 'csmsc completion z')"
	is 'zsh: a form of a description' 'csmsc convert acme --to=yaml ' "$(tab 'csmsc convert acme --to=y')"
else
	pass 'completion in zsh # SKIP zsh is not installed'
fi
done_testing
