// The loops, for registers of one size. Whoever includes this file says which by the macros
//
//   OF(name)     the function's name for these registers,
//   TARGET       the attribute that lets a function use them, or nothing,
//   REGISTER     their constraint in an empty assembler instruction,
//   Vector       the type of what they hold,
//   ADD_ROWS     the most rows of a tile to be added to, 5, 6 or 8,
//   SET_ROWS     the most rows of a tile to be set, 3 or 6.
//
// Nothing else says how large a tile is. It has two registers in a row: a factor is read once for
// both.
//
// Loops over rows and registers are over constants, so that every t[i][k] is a register.

#define LANES ((long)(sizeof(Vector) / sizeof(double)))
#define AT(place) (*(Vector *)(place))
#define READ(place) (*(const Vector *)(place))
#define INLINE TARGET static inline __attribute__((always_inline))
#define UNROLL _Pragma("clang loop unroll(full)")

/// Row p of the panel.
INLINE const double *OF(panelRow)(TileProduct x, long p) { return x.panel + p * 2 * LANES; }

/// The tile that is in memory, or goes there.
INLINE void OF(readTile)(const int rows, TileProduct x, Vector t[][2]) {
  UNROLL for (int i = 0; i < rows; i++)
    UNROLL for (int k = 0; k < 2; k++) t[i][k] = READ(x.tile + i * x.tileRow + k * LANES);
}

INLINE void OF(writeTile)(const int rows, TileProduct x, Vector t[][2]) {
  UNROLL for (int i = 0; i < rows; i++)
    UNROLL for (int k = 0; k < 2; k++) AT(x.tile + i * x.tileRow + k * LANES) = t[i][k];
}

/// t += s(p) r(p), one term of every sum.
INLINE void OF(addTerm)(const int rows, TileProduct x, long p, Vector t[][2]) {
  const double *r = OF(panelRow)(x, p);
  UNROLL for (int i = 0; i < rows; i++) {
    double factor = x.s[i * x.sRow + p * x.sColumn];
    UNROLL for (int k = 0; k < 2; k++) t[i][k] += factor * READ(r + k * LANES);
  }
}

INLINE void OF(addRows)(const int rows, TileProduct x) {
  Vector t[ADD_ROWS][2];
  OF(readTile)(rows, x, t);
  for (long p = 0; p < x.depth; p++) OF(addTerm)(rows, x, p, t);
  OF(writeTile)(rows, x, t);
}

/// Two of the four parts at once, for which there are registers: first 0 and 1, then 2 and 3.
INLINE void OF(setRows)(const int rows, TileProduct x) {
  Vector sum[SET_ROWS][2];
  const long whole = x.depth & ~3L;
  UNROLL for (int first = 0; first < 4; first += 2) {
    Vector even[SET_ROWS][2], odd[SET_ROWS][2];
    UNROLL for (int i = 0; i < rows; i++)
      UNROLL for (int k = 0; k < 2; k++) even[i][k] = odd[i][k] = (Vector){0};
    for (long p = first; p < whole; p += 4) {
      OF(addTerm)(rows, x, p, even);
      OF(addTerm)(rows, x, p + 1, odd);
    }
    if (first == 0)
      for (long p = whole; p < x.depth; p++) OF(addTerm)(rows, x, p, even);
    UNROLL for (int i = 0; i < rows; i++)
      UNROLL for (int k = 0; k < 2; k++) {
        Vector two = even[i][k] + odd[i][k];
        sum[i][k] = first == 0 ? two : sum[i][k] + two;
      }
  }
  OF(writeTile)(rows, x, sum);
}

static long OF(rowsOfAdding)(void) { return ADD_ROWS; }
static long OF(rowsOfSetting)(void) { return SET_ROWS; }
static long OF(columnsOfTile)(void) { return 2 * LANES; }

TARGET static void OF(copyPanel)(
  long depth, const double *r, long row, long column, double *panel) {
  copyColumns(2 * LANES, depth, r, row, column, panel);
}

#define ROWS(function, n) \
  case n: return OF(function)(n, x);

TARGET static void OF(addTile)(TileProduct x) {
  switch (x.rows) {
    ROWS(addRows, 1) ROWS(addRows, 2) ROWS(addRows, 3) ROWS(addRows, 4) ROWS(addRows, 5)
#if ADD_ROWS >= 6
    ROWS(addRows, 6)
#endif
#if ADD_ROWS >= 8
    ROWS(addRows, 7) ROWS(addRows, 8)
#endif
    default: __builtin_trap();
  }
}

TARGET static void OF(setTile)(TileProduct x) {
  switch (x.rows) {
    ROWS(setRows, 1) ROWS(setRows, 2) ROWS(setRows, 3)
#if SET_ROWS >= 6
    ROWS(setRows, 4) ROWS(setRows, 5) ROWS(setRows, 6)
#endif
    default: __builtin_trap();
  }
}

/// Ten sums that do not wait for each other; the empty instruction keeps them in registers and lets
/// the compiler know nothing of them.
TARGET static long OF(multiplyAndAdd)(long rounds, double x) {
  Vector s[10], v = x - (Vector){0};
  for (int i = 0; i < 10; i++) s[i] = v;
  for (long round = 0; round < rounds; round++)
    UNROLL for (int i = 0; i < 10; i++) {
      Vector w = v;
      __asm__ volatile("" : "+" REGISTER(w));
      s[i] += w * v;
    }
  for (int i = 0; i < 10; i++) __asm__ volatile("" : : REGISTER(s[i]));
  return rounds * 10 * LANES;
}

#undef ROWS
#undef UNROLL
#undef INLINE
#undef READ
#undef AT
#undef LANES

// The next kind of register has its own.
#undef OF
#undef TARGET
#undef REGISTER
#undef Vector
#undef ADD_ROWS
#undef SET_ROWS
