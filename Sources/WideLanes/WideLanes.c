#include "WideLanes.h"

// A product is rounded before it is added.
#pragma STDC FP_CONTRACT OFF

// Numbers anywhere in memory.
typedef double Two __attribute__((vector_size(16), aligned(8)));
typedef double Four __attribute__((vector_size(32), aligned(8)));
typedef double Eight __attribute__((vector_size(64), aligned(8)));

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
#define VECTORS 2
#define PARTS 2
#include "Tiles.h"

#if defined(__x86_64__)

// Twelve sums.
#define OF(name) name##Four
#define TARGET __attribute__((target("avx2")))
#define REGISTER "x"
#define Vector Four
#define ADD_ROWS 6
#define SET_ROWS 3
#define VECTORS 2
#define PARTS 2
#include "Tiles.h"

// There are 32 registers, and a factor is taken from memory as it is multiplied, if it is used once:
// hence one register in a row.
#define OF(name) name##Eight
#define TARGET __attribute__((target("avx512f")))
#define REGISTER "v"
#define Vector Eight
#define ADD_ROWS 12
#define SET_ROWS 6
#define VECTORS 1
#define PARTS 4
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

#define CHOOSE(lanes, name, ...)                             \
  switch (lanes) {                                           \
    case twoLanes: return name##Two(__VA_ARGS__);            \
    case fourLanes: return name##Four(__VA_ARGS__);          \
    case eightLanes: return name##Eight(__VA_ARGS__);        \
  }

#else

bool hasLanes(Lanes lanes) { return lanes == twoLanes; }

#define CHOOSE(lanes, name, ...) return name##Two(__VA_ARGS__);

#endif

long rowsOfAdding(Lanes lanes) { return lanes == twoLanes ? 5 : lanes == fourLanes ? 6 : 12; }
long rowsOfSetting(Lanes lanes) { return lanes == eightLanes ? 6 : 3; }
long columnsOfTile(Lanes lanes) { return lanes == twoLanes ? 4 : 8; }

void addTile(Lanes lanes, TileProduct product) { CHOOSE(lanes, addTile, product) }
void setTile(Lanes lanes, TileProduct product) { CHOOSE(lanes, setTile, product) }

long multiplyAndAdd(Lanes lanes, long rounds, double x) {
  CHOOSE(lanes, multiplyAndAdd, rounds, x)
  return 0;
}

#define INLINE static inline __attribute__((always_inline))
#define READ(place) (*(const Four *)(place))

/// The transpose of 4 × 4 numbers, whose rows lie `row` apart, to rows that lie `width` apart.
INLINE void transpose(const double *r, long row, double *to, long width) {
  Four a = READ(r), b = READ(r + row), c = READ(r + 2 * row), d = READ(r + 3 * row);
  Four ab = __builtin_shufflevector(a, b, 0, 4, 2, 6);
  Four cd = __builtin_shufflevector(c, d, 0, 4, 2, 6);
  Four AB = __builtin_shufflevector(a, b, 1, 5, 3, 7);
  Four CD = __builtin_shufflevector(c, d, 1, 5, 3, 7);
  *(Four *)to = __builtin_shufflevector(ab, cd, 0, 1, 4, 5);
  *(Four *)(to + width) = __builtin_shufflevector(AB, CD, 0, 1, 4, 5);
  *(Four *)(to + 2 * width) = __builtin_shufflevector(ab, cd, 2, 3, 6, 7);
  *(Four *)(to + 3 * width) = __builtin_shufflevector(AB, CD, 2, 3, 6, 7);
}

/// By registers where rows or columns lie together, and one number after the other elsewhere.
INLINE void copyColumns(
  const long width, long depth, const double *r, long row, long column, double *panel) {
  long p = 0;
  if (column == 1)
    for (; p < depth; p++)
      for (long j = 0; j < width; j += 4)
        *(Four *)(panel + p * width + j) = READ(r + p * row + j);
  if (row == 1)
    for (; p + 4 <= depth; p += 4)
      for (long j = 0; j < width; j += 4)
        transpose(r + p + j * column, column, panel + p * width + j, width);
  for (; p < depth; p++)
    for (long j = 0; j < width; j++) panel[p * width + j] = r[p * row + j * column];
}

/// Eight rows at a time: what is written together is a line of the cache.
INLINE void transposeAll(
  long rows, long columns, const double *a, double *result, long row) {
  long whole = rows & ~7L, together = columns & ~3L;
  for (long i = 0; i < whole; i += 8)
    for (long k = 0; k < together; k += 4)
      for (long j = i; j < i + 8; j += 4)
        transpose(a + j * columns + k, columns, result + k * row + j, row);
  for (long k = 0; k < columns; k++)
    for (long i = k < together ? whole : 0; i < rows; i++)
      result[k * row + i] = a[i * columns + k];
}

INLINE void setFourParts(
  long columns, const double *a, long row, const double *x, double *parts) {
  Four s[4] = {{0}, {0}, {0}, {0}};
  for (long k = 0; k < columns; k += 4)
    for (int j = 0; j < 4; j++) s[j] += READ(a + j * row + k) * READ(x + k);
  for (int j = 0; j < 4; j++) *(Four *)(parts + 4 * j) = s[j];
}

#if defined(__x86_64__)
#define WIDE __attribute__((target("avx2")))

WIDE static void copyEightColumns(
  long depth, const double *r, long row, long column, double *panel) {
  copyColumns(8, depth, r, row, column, panel);
}

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

void copyPanel(Lanes lanes, long depth, const double *r, long row, long column, double *panel) {
  WIDE_OR_NOT(
    lanes, copyEightColumns(depth, r, row, column, panel),
    copyColumns(4, depth, r, row, column, panel))
}

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
