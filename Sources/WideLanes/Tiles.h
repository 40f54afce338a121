// The loops, for registers of one size. Whoever includes this file says which by the macros
//
//   OF(name)     the function's name for these registers,
//   TARGET       the attribute that lets a function use them, or nothing,
//   REGISTER     their constraint in an empty assembler instruction,
//   Vector       the type of what they hold,
//   ADD_ROWS     the most rows of a tile to be added to,
//   SET_ROWS     the most rows of a tile to be set,
//   VECTORS      the registers in a row of a tile,
//   PARTS        how many of the four parts are summed at once.
//
// Nothing else says how large a tile is.
//
// Loops over rows and registers are over constants, so that every t[i][k] is a register.

#define LANES ((long)(sizeof(Vector) / sizeof(double)))
#define AT(place) (*(Vector *)(place))
#define READ(place) (*(const Vector *)(place))
#define INLINE TARGET static inline __attribute__((always_inline))
#define UNROLL _Pragma("clang loop unroll(full)")

INLINE void OF(addRows)(const int rows, TileProduct x) {
  Vector t[ADD_ROWS][VECTORS];
  const double *s[ADD_ROWS];
  UNROLL for (int i = 0; i < rows; i++) {
    s[i] = x.s + i * x.sRow;
    UNROLL for (int k = 0; k < VECTORS; k++) t[i][k] = READ(x.tile + i * x.tileRow + k * LANES);
  }
  for (long p = 0; p < x.depth; p++) {
    const double *r = x.panel + p * VECTORS * LANES;
    UNROLL for (int i = 0; i < rows; i++) {
      double factor = s[i][p * x.sColumn];
      UNROLL for (int k = 0; k < VECTORS; k++) t[i][k] += factor * READ(r + k * LANES);
    }
  }
  UNROLL for (int i = 0; i < rows; i++)
    UNROLL for (int k = 0; k < VECTORS; k++) AT(x.tile + i * x.tileRow + k * LANES) = t[i][k];
}

INLINE void OF(setRows)(const int rows, TileProduct x) {
  Vector t[SET_ROWS][VECTORS][PARTS], sum[SET_ROWS][VECTORS];
  const double *s[SET_ROWS];
  UNROLL for (int i = 0; i < rows; i++) s[i] = x.s + i * x.sRow;
  const long whole = x.depth & ~3L;
  UNROLL for (int first = 0; first < 4; first += PARTS) {
    UNROLL for (int i = 0; i < rows; i++)
      UNROLL for (int k = 0; k < VECTORS; k++)
        UNROLL for (int q = 0; q < PARTS; q++) t[i][k][q] = (Vector){0};
    for (long p = first; p < whole; p += 4)
      UNROLL for (int q = 0; q < PARTS; q++) {
        const double *r = x.panel + (p + q) * VECTORS * LANES;
        UNROLL for (int i = 0; i < rows; i++) {
          double factor = s[i][(p + q) * x.sColumn];
          UNROLL for (int k = 0; k < VECTORS; k++) t[i][k][q] += factor * READ(r + k * LANES);
        }
      }
    if (first == 0)
      for (long p = whole; p < x.depth; p++) {
        const double *r = x.panel + p * VECTORS * LANES;
        UNROLL for (int i = 0; i < rows; i++)
          UNROLL for (int k = 0; k < VECTORS; k++)
            t[i][k][0] += s[i][p * x.sColumn] * READ(r + k * LANES);
      }
    UNROLL for (int i = 0; i < rows; i++)
      UNROLL for (int k = 0; k < VECTORS; k++) {
        Vector two = t[i][k][0] + t[i][k][1];
        if (PARTS == 4) two += t[i][k][PARTS - 2] + t[i][k][PARTS - 1];
        sum[i][k] = first == 0 ? two : sum[i][k] + two;
      }
  }
  UNROLL for (int i = 0; i < rows; i++)
    UNROLL for (int k = 0; k < VECTORS; k++) AT(x.tile + i * x.tileRow + k * LANES) = sum[i][k];
}

static long OF(rowsOfAdding)(void) { return ADD_ROWS; }
static long OF(rowsOfSetting)(void) { return SET_ROWS; }
static long OF(columnsOfTile)(void) { return VECTORS * LANES; }

TARGET static void OF(copyPanel)(
  long depth, const double *r, long row, long column, double *panel) {
  copyColumns(VECTORS * LANES, depth, r, row, column, panel);
}

#define ROWS(function, n) \
  case n: return OF(function)(n, x);

TARGET static void OF(addTile)(TileProduct x) {
  switch (x.rows) {
    ROWS(addRows, 1) ROWS(addRows, 2) ROWS(addRows, 3) ROWS(addRows, 4) ROWS(addRows, 5)
#if ADD_ROWS >= 6
    ROWS(addRows, 6)
#endif
#if ADD_ROWS >= 12
    ROWS(addRows, 7) ROWS(addRows, 8) ROWS(addRows, 9)
    ROWS(addRows, 10) ROWS(addRows, 11) ROWS(addRows, 12)
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
#undef VECTORS
#undef PARTS
