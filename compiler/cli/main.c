/* csmsc: sets the process up once, runs one command, prints what was found. */
#include "cli/command.h"
#include "transform/transform.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

static bool print_findings(const struct options *o, const struct diag *d)
{
	GString *out = g_string_new(NULL);
	bool ok;

	diag_write(d, out, o->diagnostics, o->colour);
	ok = fwrite(out->str, 1, out->len, stderr) == out->len;
	g_string_free(out, TRUE);
	return ok;
}

static int run(const struct options *o)
{
	struct diag *d = diag_new();
	int status = command_named(o->command)->run(o, d);
	bool printed = print_findings(o, d);

	diag_free(d);
	return printed ? status : EXIT_IO;
}

/* A full disk may show only when the last of the output is written. */
static int flush_output(int status)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	fputs("csmsc: cannot write to standard output\n", stderr);
	return EXIT_IO;
}

int main(int argc, char **argv)
{
	struct options o;
	bool stop;
	int status;

	/* Messages are UTF-8 whatever the locale; numbers keep their point. */
	setlocale(LC_ALL, "C.UTF-8");
	transform_setup();
	if (!options_read(&o, argc, argv, &stop))
		status = EXIT_USAGE;
	else
		status = stop ? EXIT_OK : run(&o);
	options_clear(&o);
	transform_cleanup();
	return flush_output(status);
}
