//===----------------------------------------------------------------------===//
// How a text writes what every text can say.
//===----------------------------------------------------------------------===//

/// How a text writes what is the same in all texts but for its signs. It decides nothing about how the
/// text is read, and what is written anew in its notation looks as the text does by it.
package struct Writing: Hashable, Sendable {
  /// The sign of the elementwise product, as LaTeX.
  package var elementwise = "\\odot"
  /// The sign of the transpose, as LaTeX.
  package var transpose = "T"
  /// Whether the derivative of g is \dot g, and not g′.
  package var hasDots = false
  /// Whether the derivative of a number by a vector or a matrix is written with ∇.
  package var hasNablas = false
  /// The natural logarithm, as LaTeX.
  package var logarithm = "\\log"
  /// Whether vectors and matrices are written by their entries, but where a letter for the whole is
  /// declared, and are never multiplied entry by entry.
  package var byUnits = false
  /// Whether indices side by side are parted by commas.
  package var hasCommas = false

  package init() {}
}
