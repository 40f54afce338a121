#include "Choose.h"

// `Double+Exponential.swift` once more, operation by operation, in loops that a compiler turns into
// lanes. A product is rounded before it is added.
#pragma STDC FP_CONTRACT OFF

#define INLINE static inline __attribute__((always_inline))

typedef struct {
  double power, otherPower, p, lost;
} Exponential;

/// 2^k, given k + 1.5 · 2^52.
INLINE double power(double shifted) {
  unsigned long long bits;
  __builtin_memcpy(&bits, &shifted, sizeof bits);
  bits = (bits + 1023) << 52;
  __builtin_memcpy(&shifted, &bits, sizeof bits);
  return shifted;
}

/// (e^r − 1 − r) / r².
INLINE double series(double r) {
  double r2 = r * r, r4 = r2 * r2;
  double a = (1 / 2.0 + r * (1 / 6.0)) + r2 * (1 / 24.0 + r * (1 / 120.0));
  double b = (1 / 720.0 + r * (1 / 5040.0)) + r2 * (1 / 40320.0 + r * (1 / 362880.0));
  double c =
    (1 / 3628800.0 + r * (1 / 39916800.0)) + r2 * (1 / 479001600.0 + r * (1 / 6227020800.0));
  return a + r4 * (b + r4 * c);
}

/// x ≤ 0 parted as e^x = 2^k (1 + p).
INLINE Exponential exponential(double x) {
  x = x < -750 ? -750 : x;
  const double shift = 6755399441055744.0;
  double rounded = x * 1.4426950408889634 + shift, k = rounded - shift;
  double half = k * 0.5 + shift;
  double r = (x - k * 0.6931471803691238) - k * 1.9082149292705877e-10;
  double rest = r * r * series(r), p = r + rest;
  Exponential e = {power(half), power(rounded - (half - shift)), p, (r - p) + rest};
  return e;
}

INLINE double tanhOf(double z) {
  Exponential e = exponential(-2 * __builtin_fabs(z));
  double power = e.power * e.otherPower;
  double less = (power - 1) + power * e.p;
  double lostOfLess = ((power - 1) - less) + power * e.p + power * e.lost;
  double more = 2 + less;
  double lostOfMore = (2 - more) + less + lostOfLess;
  double t = less / more;
  return __builtin_copysign(t + (lostOfLess - t * lostOfMore) / more, z);
}

INLINE double tanhDerivativeOf(double z) {
  Exponential e = exponential(-2 * __builtin_fabs(z));
  double root = 2 / (1 + e.power * e.otherPower * (1 + e.p));
  return root * root * (1 + e.p) * e.power * e.otherPower;
}

INLINE double sigmoidOf(double z) {
  Exponential parts = exponential(-__builtin_fabs(z));
  double e = (1 + parts.p) * parts.power * parts.otherPower;
  return (z < 0 ? e : 1) / (1 + e);
}

INLINE double sigmoidDerivativeOf(double z) { return sigmoidOf(z) * sigmoidOf(-z); }

#define LOOP(value)                                     \
  _Pragma("clang loop vectorize(enable)")               \
  for (long i = 0; i < count; i++) result[i] = value;   \
  return;

#define FOR_LANES(name, TARGET)                                                             \
  TARGET static void setValues##name(                                                       \
    Function function, long count, const double *restrict z, double *restrict result) {     \
    switch (function) {                                                                     \
      case tanhFunction: LOOP(tanhOf(z[i]))                                                 \
      case tanhDerivative: LOOP(tanhDerivativeOf(z[i]))                                     \
      case sigmoidFunction: LOOP(sigmoidOf(z[i]))                                           \
      case sigmoidDerivative: LOOP(sigmoidDerivativeOf(z[i]))                               \
    }                                                                                       \
  }                                                                                         \
  TARGET static void divideAll##name(long count, double *result, double divisor) {          \
    LOOP(result[i] / divisor)                                                               \
  }

FOR_LANES(Two, )

#if defined(__x86_64__)
FOR_LANES(Four, __attribute__((target("avx2"))))
FOR_LANES(Eight, __attribute__((target("avx512f"), min_vector_width(512))))
#endif

void setValues(
  Lanes lanes, Function function, long count, const double *z, double *result) {
  CHOOSE(lanes, setValues, function, count, z, result)
}

void divideAll(Lanes lanes, long count, double *numbers, double divisor) {
  CHOOSE(lanes, divideAll, count, numbers, divisor)
}
