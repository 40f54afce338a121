#include "WideLanes.h"

// A product is rounded before it is added.
#pragma STDC FP_CONTRACT OFF

/// Ten sums that do not wait for each other; the empty instruction keeps them in registers and lets
/// the compiler know nothing of them.
#define MULTIPLY_AND_ADD(Lanes, REGISTER)                                                  \
  Lanes s[10], v = x - (Lanes){0};                                                         \
  for (int i = 0; i < 10; i++) s[i] = v;                                                   \
  for (long round = 0; round < rounds; round++)                                            \
    for (int i = 0; i < 10; i++) {                                                         \
      Lanes w = v;                                                                         \
      __asm__ volatile("" : "+" REGISTER(w));                                              \
      s[i] += w * v;                                                                       \
    }                                                                                      \
  for (int i = 0; i < 10; i++) __asm__ volatile("" : : REGISTER(s[i]));                    \
  return rounds * 10 * (long)(sizeof(Lanes) / sizeof(double));

/// The registers that there are everywhere.
typedef double Two __attribute__((vector_size(16)));

#if defined(__x86_64__)

/// Four numbers, anywhere in memory.
typedef double Four __attribute__((vector_size(32), aligned(8)));

#define WIDE __attribute__((target("avx2")))
#define FOUR(place) (*(Four *)(place))
#define LOAD(place) (*(const Four *)(place))

bool hasWideLanes(void) {
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx2");
}

WIDE void addWideTile(
  long depth, const double *strip, const double *panel, double *tile, long row) {
  double *t0 = tile, *t1 = t0 + row, *t2 = t1 + row, *t3 = t2 + row, *t4 = t3 + row;
  Four a0 = LOAD(t0), a1 = LOAD(t1), a2 = LOAD(t2), a3 = LOAD(t3), a4 = LOAD(t4);
  Four b0 = LOAD(t0 + 4), b1 = LOAD(t1 + 4), b2 = LOAD(t2 + 4), b3 = LOAD(t3 + 4),
       b4 = LOAD(t4 + 4);
  for (long p = 0; p < depth; p++) {
    Four v = LOAD(panel), w = LOAD(panel + 4);
    a0 += strip[0] * v;
    b0 += strip[0] * w;
    a1 += strip[1] * v;
    b1 += strip[1] * w;
    a2 += strip[2] * v;
    b2 += strip[2] * w;
    a3 += strip[3] * v;
    b3 += strip[3] * w;
    a4 += strip[4] * v;
    b4 += strip[4] * w;
    strip += 5;
    panel += 8;
  }
  FOUR(t0) = a0, FOUR(t1) = a1, FOUR(t2) = a2, FOUR(t3) = a3, FOUR(t4) = a4;
  FOUR(t0 + 4) = b0, FOUR(t1 + 4) = b1, FOUR(t2 + 4) = b2, FOUR(t3 + 4) = b3, FOUR(t4 + 4) = b4;
}

WIDE void setWideParts(long columns, const double *a, long row, const double *x, double *parts) {
  Four s0 = {0}, s1 = {0}, s2 = {0}, s3 = {0};
  for (long k = 0; k < columns; k += 4) {
    Four v = LOAD(x + k);
    s0 += LOAD(a + k) * v;
    s1 += LOAD(a + row + k) * v;
    s2 += LOAD(a + 2 * row + k) * v;
    s3 += LOAD(a + 3 * row + k) * v;
  }
  FOUR(parts) = s0, FOUR(parts + 4) = s1, FOUR(parts + 8) = s2, FOUR(parts + 12) = s3;
}

typedef double WholeFour __attribute__((vector_size(32)));

WIDE static long multiplyAndAddWide(long rounds, double x) { MULTIPLY_AND_ADD(WholeFour, "x") }
static long multiplyAndAddPlain(long rounds, double x) { MULTIPLY_AND_ADD(Two, "x") }

long multiplyAndAdd(long rounds, double x) {
  return hasWideLanes() ? multiplyAndAddWide(rounds, x) : multiplyAndAddPlain(rounds, x);
}

#else

#if defined(__aarch64__)
#define REGISTER "w"
#else
#define REGISTER "m"
#endif

long multiplyAndAdd(long rounds, double x) { MULTIPLY_AND_ADD(Two, REGISTER) }
bool hasWideLanes(void) { return false; }
void addWideTile(long depth, const double *strip, const double *panel, double *tile, long row) {}
void setWideParts(long columns, const double *a, long row, const double *x, double *parts) {}

#endif
