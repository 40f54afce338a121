#include "WideLanes.h"

#include <pthread.h>
#include <stdlib.h>
#if defined(__GLIBC__)
#include <malloc.h>
#endif

static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static bool hasKey;

static void makeKey(void) { hasKey = pthread_key_create(&key, free) == 0; }

double *workspace(long count) {
  // The first line says how many numbers there are room for after it.
  const long line = 64 / sizeof(double);
  pthread_once(&once, makeKey);
  if (!hasKey) return NULL;
  double *memory = pthread_getspecific(key);
  if (!memory || *memory < count) {
    free(memory);
    pthread_setspecific(key, NULL);
    const long size = line + (count + line - 1) / line * line;
    void *fresh = NULL;
    if (posix_memalign(&fresh, 64, size * sizeof(double)) != 0) return NULL;
    memory = fresh;
    if (pthread_setspecific(key, memory) != 0) {
      free(memory);
      return NULL;
    }
    *memory = count;
  }
  return memory + line;
}

void keepMemory(void) {
#if defined(__GLIBC__)
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 64 << 20);
#endif
}
