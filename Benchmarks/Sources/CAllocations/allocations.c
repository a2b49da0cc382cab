// Counts allocations by standing before the C library's functions of the same names. Where that
// library is another than glibc, nothing is counted.

#include "CAllocations.h"

#include <stdatomic.h>
#include <stddef.h>

static atomic_int counting;
static atomic_llong calls, bytes, held, peak;

void allocations_begin(void) {
  calls = bytes = peak = held = 0;
  counting = 1;
}

struct allocations allocations_end(void) {
  counting = 0;
  return (struct allocations){calls, bytes, peak, held};
}

#if defined(__GLIBC__) || defined(__linux__)
#include <errno.h>
#include <malloc.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);
extern void __libc_free(void *);

static void *taken(void *block) {
  if (counting && block) {
    long long size = (long long)malloc_usable_size(block);
    calls++;
    bytes += size;
    long long now = held += size;
    long long most = peak;
    while (now > most && !atomic_compare_exchange_weak(&peak, &most, now)) {}
  }
  return block;
}

static void given(void *block) {
  if (counting && block) held -= (long long)malloc_usable_size(block);
}

void *malloc(size_t size) { return taken(__libc_malloc(size)); }
void *calloc(size_t count, size_t size) { return taken(__libc_calloc(count, size)); }
void *memalign(size_t alignment, size_t size) { return taken(__libc_memalign(alignment, size)); }
void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void **result, size_t alignment, size_t size) {
  void *block = memalign(alignment, size);
  if (!block) return ENOMEM;
  *result = block;
  return 0;
}

void *realloc(void *block, size_t size) {
  given(block);
  return taken(__libc_realloc(block, size));
}

void free(void *block) {
  given(block);
  __libc_free(block);
}
#endif
