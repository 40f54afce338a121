//===----------------------------------------------------------------------===//
// What an evaluation remembers of sums, and how it reads what a text leaves open.
//===----------------------------------------------------------------------===//

/// How an evaluation reads what a text leaves open.
struct Reading: Hashable, Sendable {
  var layout = TextNotation.Layout.numerator
  /// Whether a sum without an index runs over the examples alone.
  var sumsSamples = false
  /// Whether the square of a vector is its squared length.
  var squaresAreLengths = false
  /// Whether a dot between two vectors is their inner product.
  var dotIsInner = false
  /// Whether ∂c/∂a, where a formula that the text displays says what c is and holds a, is taken with
  /// all else in that formula held.
  var partialsAreDirect = false
  /// Whether whole vectors and matrices hold the unit that is always 1, and its weights.
  var holdsConstant = false
}
