// What is done by registers of four numbers, or by two of two: panels, transposes and the parts of
// sums.

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

/// Some rows at a time, few enough for the first cache; of these all together, so that what is written
/// lies together too.
INLINE void transposeAll(
  long rows, long columns, const double *a, double *result, long row) {
  const long some = 32, whole = rows & ~3L, together = columns & ~3L;
  for (long first = 0; first < whole; first += some) {
    const long end = first + some < whole ? first + some : whole;
    for (long k = 0; k < together; k += 4)
      for (long i = first; i < end; i += 4)
        transpose(a + i * columns + k, columns, result + k * row + i, row);
  }
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

#undef READ
#undef INLINE
