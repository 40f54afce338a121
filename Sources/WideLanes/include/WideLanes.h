// Two inner loops in C: a Swift function is compiled for the baseline of its platform only, while C
// lets a single function be compiled for processors with more, to be chosen at run time.
//
// Each is a function of `Numbers` once more, on registers of four numbers in place of two, with the
// same operations in the same order and therefore the same bits.

#pragma once
#include <stdbool.h>

/// Whether this processor, and its operating system, have the registers. Nothing below may be
/// called where they are not there.
bool hasWideLanes(void);

/// tile += Σ_p s(p) r(p), p in turn, for a tile of 5 × 8 numbers whose rows lie `row` apart: s(p)
/// is a column of five numbers in `strip`, r(p) a row of eight in `panel`.
void addWideTile(long depth, const double *strip, const double *panel, double *tile, long row);

/// The four parts of the sums Σ_k a(j, k) x(k) over `columns` terms, a multiple of four, for j = 0,
/// 1, 2, 3: `parts` gets 4 × 4 numbers, and row j of a begins at `a + j * row`.
void setWideParts(long columns, const double *a, long row, const double *x, double *parts);

/// As many products added to sums as fit into time: `rounds` times ten registers of products, on
/// numbers that never leave the registers; returns how many numbers were multiplied. What a kernel
/// may hope for.
long multiplyAndAdd(long rounds, double x);
