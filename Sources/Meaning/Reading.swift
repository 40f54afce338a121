//===----------------------------------------------------------------------===//
// How an evaluation reads what a text leaves open.
//===----------------------------------------------------------------------===//

import Syntax

/// How an evaluation reads what a text leaves open.
package struct Reading: Hashable, Sendable {
  package var layout = TextNotation.Layout.numerator
  /// Whether a sum without an index runs over the examples alone.
  package var sumsSamples = false
  /// Whether the square of a vector is its squared length.
  package var squaresAreLengths = false
  /// Whether a dot between two vectors is their inner product.
  package var dotIsInner = false
  /// Whether ∂c/∂a, where a formula that the text displays says what c is and holds a, is taken with
  /// all else in that formula held.
  package var partialsAreDirect = false
  /// Whether whole vectors and matrices hold the unit that is always 1, and its weights.
  package var holdsConstant = false

  package init() {}
}
