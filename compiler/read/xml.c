#include "read/xml.h"

bool xml_read_into(xmlNode *into, const char *bytes, size_t size, const char *file,
		   const char *root_record, size_t *values, struct diag *d)
{
	(void)into, (void)bytes, (void)size, (void)file, (void)root_record, (void)values, (void)d;
	return false;
}
