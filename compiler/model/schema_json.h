/* The schema as JSON Schema, so that editors complete and check YAML files. */
#ifndef MODEL_SCHEMA_JSON_H
#define MODEL_SCHEMA_JSON_H

#include <glib.h>

/* The JSON Schema of files that begin with record `root`, one of schema_roots; the caller frees. */
GString *schema_json(const char *root);

#endif
