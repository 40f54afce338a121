#include "WideLanes.h"

#include <pthread.h>
#include <stdlib.h>

static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static bool hasKey;

/// glibc gives memory back to the system, and has it cleared anew, once more than twice the largest
/// array that was ever freed lies unused: the matrices of one run after the other would be cleared each
/// time, which takes as long as some of their products. It learns from an array of 16 MB, none of
/// which is touched, that a program frees such ones; where the thresholds were set, it does not.
static void keepMemory(void) {
#if defined(__GLIBC__)
  void *volatile unused = malloc(16 << 20);
  free(unused);
#endif
}

static void begin(void) {
  hasKey = pthread_key_create(&key, free) == 0;
  keepMemory();
}

double *workspace(long count) {
  // The first line says how many numbers there are room for after it.
  const long line = 64 / sizeof(double);
  pthread_once(&once, begin);
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
