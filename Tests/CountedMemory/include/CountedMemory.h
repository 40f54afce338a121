// How often a program asks for memory, for tests that none is asked for.

#pragma once
#include <stdbool.h>

/// Whether it is counted: with glibc, where no sanitizer keeps the count of memory itself.
bool countsAllocations(void);

/// Counts, from now on, how often this thread asks for so many bytes or more.
void countAllocations(unsigned long leastSize);

/// How often that was.
long allocations(void);
