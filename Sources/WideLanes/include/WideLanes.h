// The inner loops of products in C, which lets a single function be compiled for processors with
// more than the baseline, to be chosen at run time. Swift 6.3 has no attribute for that: its
// `-target-cpu` is for a whole module, and its SIMD types of eight numbers are two or four registers
// of the baseline.
//
// Each is a definition of `Numbers` once more, on registers of two, four or eight numbers, with the
// same operations in the same order and therefore the same bits. A product is rounded before it is
// added.

#pragma once
#include <stdbool.h>

/// How many numbers the registers hold that products are computed in.
typedef enum { twoLanes = 2, fourLanes = 4, eightLanes = 8 } Lanes;

/// Whether this processor, and its operating system, have such registers. Nothing below may be
/// called for those that are not there; how large their tiles are, `WideLanes.c` says once.
bool hasLanes(Lanes lanes);

/// The most rows and the columns of a tile, which stays in registers while a sum runs along: to be
/// added to in turn, or to be set to sums in four parts.
long rowsOfAdding(Lanes lanes);
long rowsOfSetting(Lanes lanes);
long columnsOfTile(Lanes lanes);

/// A product of a few rows with a panel.
typedef struct {
  /// The number of rows, and of terms in each sum.
  long rows, depth;

  /// Entry (i, p) at `s[i * sRow + p * sColumn]`.
  const double *s;
  long sRow, sColumn;

  /// As many columns as a tile has, row after row.
  const double *panel;

  /// The rows of the tile, each `tileRow` after the one before.
  double *tile;
  long tileRow;
} TileProduct;

/// tile += Σ_p s(p) r(p), p in turn.
void addTile(Lanes lanes, TileProduct product);

/// tile = (Σ_0 + Σ_1) + (Σ_2 + Σ_3), where Σ_q has the terms p = q, q + 4, … in turn, of as many
/// whole fours as there are; what is left over goes on with Σ_0.
void setTile(Lanes lanes, TileProduct product);

/// Copies `depth` rows of as many columns as a tile has, whose entry (p, j) lies at `r[p * row + j *
/// column]`, to a panel.
void copyPanel(Lanes lanes, long depth, const double *r, long row, long column, double *panel);

/// The transpose of a matrix of `rows` × `columns`, row after row, to a place of its own, whose rows
/// lie `row` apart.
void transposeMatrix(
  Lanes lanes, long rows, long columns, const double *a, double *result, long row);

/// The four parts of the sums Σ_k a(j, k) x(k) over `columns` terms, a multiple of four, for j = 0,
/// 1, 2, 3: `parts` gets 4 × 4 numbers, and row j of a begins at `a + j * row`.
void setParts(
  Lanes lanes, long columns, const double *a, long row, const double *x, double *parts);

/// The functions of one number that are computed several at a time.
typedef enum { tanhFunction, tanhDerivative, sigmoidFunction, sigmoidDerivative } Function;

/// A function's values at `count` places, which lie apart from them.
void setValues(
  Lanes lanes, Function function, long count, const double *z, double *result);

/// Divides `count` numbers in place.
void divideAll(Lanes lanes, long count, double *numbers, double divisor);

/// Room for `count` numbers, this thread's own, with whatever was there before; null if there is
/// none. It begins a line of the cache, and is kept until the thread ends, since memory that is given
/// back and taken anew for each product costs as much time as the product itself. A second call on
/// the same thread gives the same room, or frees it for a larger one: one user at a time.
double *workspace(long count);

/// What arrays of this thread are made of, if anything: an object of `Networks`, of which nothing is
/// known here, and which is not freed.
void *threadsArrays(void);
void setThreadsArrays(void *arrays);

/// Lets the whole process keep memory that it frees, up to 32 MB, and arrays of up to 16 MB be made of
/// it; false where that cannot be said. See `FreedMemory` in `Numbers`.
bool keepFreedMemory(void);

/// As many products added to sums as fit into time: `rounds` times ten registers of products, on
/// numbers that never leave the registers; returns how many numbers were multiplied. What a kernel
/// may hope for.
long multiplyAndAdd(Lanes lanes, long rounds, double x);
