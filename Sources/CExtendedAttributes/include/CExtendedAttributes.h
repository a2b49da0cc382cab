#ifndef CEXTENDED_ATTRIBUTES_H
#define CEXTENDED_ATTRIBUTES_H

// The calls for extended attributes, which Swift's module of the C library leaves out on Linux.
#include <sys/xattr.h>

#endif
