/* The closed list of extension functions (namespace NS_CSMSC). */
#ifndef TRANSFORM_FUNCTIONS_H
#define TRANSFORM_FUNCTIONS_H

#include <libxslt/xsltInternals.h>

/* Registers all of them for one run; the context's _private is a struct transform_scope. */
void functions_register(xsltTransformContext *run);

#endif
