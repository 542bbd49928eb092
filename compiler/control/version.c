#include "control/version.h"

#include <string.h>

bool version_valid(const char *v)
{
	return strlen(v) == 3 && v[0] >= 'A' && v[0] <= 'Z' && v[1] == '/' && v[2] >= '0' && v[2] <= '9';
}

bool version_next(const char *version, char out[VERSION_SIZE])
{
	if (!version_valid(version) || strcmp(version, "Z/9") == 0)
		return false;
	memcpy(out, version, VERSION_SIZE);
	if (out[2] == '9') {
		out[0]++;
		out[2] = '0';
	} else {
		out[2]++;
	}
	return true;
}
