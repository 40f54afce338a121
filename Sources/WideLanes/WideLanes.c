#include "Choose.h"

// A product is rounded before it is added.
#pragma STDC FP_CONTRACT OFF

// Numbers anywhere in memory.
typedef double Two __attribute__((vector_size(16), aligned(8)));
typedef double Four __attribute__((vector_size(32), aligned(8)));
typedef double Eight __attribute__((vector_size(64), aligned(8)));

#include "Fours.h"

// Two lanes are everywhere. Ten sums, what is multiplied, and products fit into sixteen registers.
#define OF(name) name##Two
#define TARGET
#if defined(__x86_64__)
#define REGISTER "x"
#elif defined(__aarch64__)
#define REGISTER "w"
#else
#define REGISTER "m"
#endif
#define Vector Two
#define ADD_ROWS 5
#define SET_ROWS 3
#include "Tiles.h"

#if defined(__x86_64__)

// Twelve sums.
#define OF(name) name##Four
#define TARGET __attribute__((target("avx2")))
#define REGISTER "x"
#define Vector Four
#define ADD_ROWS 6
#define SET_ROWS 3
#include "Tiles.h"

// There are 32 registers: sixteen sums, or twenty-four.
#define OF(name) name##Eight
#define TARGET __attribute__((target("avx512f")))
#define REGISTER "v"
#define Vector Eight
#define ADD_ROWS 8
#define SET_ROWS 6
#include "Tiles.h"

bool hasLanes(Lanes lanes) {
  __builtin_cpu_init();
  switch (lanes) {
    case twoLanes: return true;
    case fourLanes: return __builtin_cpu_supports("avx2");
    case eightLanes: return __builtin_cpu_supports("avx512f") && hasLanes(fourLanes);
  }
  return false;
}

#else

bool hasLanes(Lanes lanes) { return lanes == twoLanes; }

#endif

long rowsOfAdding(Lanes lanes) {
  CHOOSE(lanes, rowsOfAdding)
  return 0;
}

long rowsOfSetting(Lanes lanes) {
  CHOOSE(lanes, rowsOfSetting)
  return 0;
}

long columnsOfTile(Lanes lanes) {
  CHOOSE(lanes, columnsOfTile)
  return 0;
}

void copyPanel(Lanes lanes, long depth, const double *r, long row, long column, double *panel) {
  CHOOSE(lanes, copyPanel, depth, r, row, column, panel)
}

void addTile(Lanes lanes, TileProduct product) { CHOOSE(lanes, addTile, product) }
void setTile(Lanes lanes, TileProduct product) { CHOOSE(lanes, setTile, product) }

long multiplyAndAdd(Lanes lanes, long rounds, double x) {
  CHOOSE(lanes, multiplyAndAdd, rounds, x)
  return 0;
}

#if defined(__x86_64__)
#define WIDE __attribute__((target("avx2")))

WIDE static void transposeAllWide(
  long rows, long columns, const double *a, double *result, long row) {
  transposeAll(rows, columns, a, result, row);
}

WIDE static void setFourPartsWide(
  long columns, const double *a, long row, const double *x, double *parts) {
  setFourParts(columns, a, row, x, parts);
}

#define WIDE_OR_NOT(lanes, wide, plain) if (lanes != twoLanes) return wide; return plain;
#else
#define WIDE_OR_NOT(lanes, wide, plain) plain;
#endif

void transposeMatrix(
  Lanes lanes, long rows, long columns, const double *a, double *result, long row) {
  WIDE_OR_NOT(
    lanes, transposeAllWide(rows, columns, a, result, row),
    transposeAll(rows, columns, a, result, row))
}

void setParts(
  Lanes lanes, long columns, const double *a, long row, const double *x, double *parts) {
  WIDE_OR_NOT(
    lanes, setFourPartsWide(columns, a, row, x, parts), setFourParts(columns, a, row, x, parts))
}
