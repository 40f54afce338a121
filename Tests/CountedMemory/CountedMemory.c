// What stands before the functions of the C library where a program is linked with this: each counts
// a call and passes it on.

#include "CountedMemory.h"

#include <stddef.h>
#include <stdlib.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define HAS_SANITIZER
#endif
#endif

#if defined(__GLIBC__) && !defined(HAS_SANITIZER)
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static _Thread_local long counted;
static _Thread_local size_t least;

static void count(size_t size) {
  if (size >= least) counted++;
}

void *malloc(size_t size) {
  count(size);
  return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
  count(number * size);
  return __libc_calloc(number, size);
}

void *realloc(void *memory, size_t size) {
  count(size);
  return __libc_realloc(memory, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  count(size);
  return __libc_memalign(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
  count(size);
  *memory = __libc_memalign(alignment, size);
  return *memory ? 0 : 12;
}

bool countsAllocations(void) { return true; }

void countAllocations(unsigned long leastSize) {
  least = leastSize;
  counted = 0;
}

long allocations(void) { return counted; }
#else
bool countsAllocations(void) { return false; }
void countAllocations(unsigned long leastSize) { (void)leastSize; }
long allocations(void) { return 0; }
#endif
