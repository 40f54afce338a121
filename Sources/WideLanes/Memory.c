#include "WideLanes.h"

#include <pthread.h>
#include <stdlib.h>

#if defined(__GLIBC__)
#include <malloc.h>

bool keepFreedMemory(void) {
  return mallopt(M_MMAP_THRESHOLD, 16 << 20) && mallopt(M_TRIM_THRESHOLD, 32 << 20);
}
#else
bool keepFreedMemory(void) { return false; }
#endif

/// The memory of one thread; its numbers begin a line of the cache.
typedef struct {
  long room;
  _Alignas(64) double numbers[];
} Workspace;

static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static bool hasKey;

/// Each thread's is freed as the thread ends.
static void makeKey(void) { hasKey = pthread_key_create(&key, free) == 0; }

/// A larger one than the thread had, which is freed.
static Workspace *largerWorkspace(Workspace *old, long count) {
  free(old);
  void *memory = NULL;
  if (posix_memalign(&memory, 64, sizeof(Workspace) + count * sizeof(double)) != 0) memory = NULL;
  Workspace *new = memory;
  if (new) new->room = count;
  if (pthread_setspecific(key, new) == 0) return new;
  free(new);
  return NULL;
}

static _Thread_local void *arraysOfThread;

void *threadsArrays(void) { return arraysOfThread; }

void setThreadsArrays(void *arrays) { arraysOfThread = arrays; }

double *workspace(long count) {
  pthread_once(&once, makeKey);
  if (!hasKey) return NULL;
  Workspace *mine = pthread_getspecific(key);
  if (!mine || mine->room < count) mine = largerWorkspace(mine, count);
  return mine ? mine->numbers : NULL;
}
