/* SPDX-License-Identifier: MIT */
/* The least pictures that are whole: what only begins as one does not travel.
 */
#ifndef TESTS_UNIT_PICTURES_H
#define TESTS_UNIT_PICTURES_H

#include <string.h>

#define WHOLE_GIF                                                              \
	"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,"          \
	"\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02"                         \
	"D\x01\x00;"
#define WHOLE_PNG                                                              \
	"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01"  \
	"\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\nIDATx\x9c"                   \
	"c`\x00\x00\x00\x02\x00\x01H\xaf\xa4q\x00\x00\x00\x00"                 \
	"IEND\xae"                                                             \
	"B`\x82"
#define WHOLE_JPEG                                                             \
	"\xff\xd8\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00\xff\xda" \
	"\x00\x08\x01\x01\x00\x00\x3f\x00\x7f\xff\xd9"
#define WHOLE_WEBP                                                             \
	"RIFF\x14\x00\x00\x00WEBPVP8L\x07\x00\x00\x00\x2f\x00\x00\x00\x10\x07" \
	"\x10\x00"

/* Bytes of a text, or of that GIF, which has zeros in it. */
static inline size_t
length_of(const char *bytes)
{
	return strncmp(bytes, "GIF", 3) == 0 ? sizeof(WHOLE_GIF) - 1
					     : strlen(bytes);
}

#endif
