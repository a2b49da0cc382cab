#ifndef CALLOCATIONS_H
#define CALLOCATIONS_H

#include <stdint.h>

/// What was allocated while counting: calls, bytes, the most bytes that were held at once beyond
/// those held when counting began, and how many are held still.
struct allocations {
  int64_t calls;
  int64_t bytes;
  int64_t peak;
  int64_t held;
};

void allocations_begin(void);
struct allocations allocations_end(void);

#endif
