/* Whether a file is XML at all, as libxml2 judges it: the only place that runs its parser on what
 * users write. */
#ifndef READ_XML_CHECK_H
#define READ_XML_CHECK_H

#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>

/* Reports an XML declaration of another encoding than UTF-8; true if there is none.  For bytes of
 * any encoding. */
bool xml_is_utf8(const char *bytes, size_t size, const char *file, struct diag *d);

/* Reports a DOCTYPE, which libxml2 is never shown, or what makes the text (UTF-8) not well-formed;
 * true if there is nothing to report. */
bool xml_is_sound(const char *text, size_t size, const char *file, struct diag *d);

#endif
