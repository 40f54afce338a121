//===----------------------------------------------------------------------===//
// Why an equation cannot be said in another notation.
//===----------------------------------------------------------------------===//

/// Why an equation, or one way to write it, cannot be said in another notation.
package struct Untranslatable: Error, Hashable, Sendable {
  /// In words, without a full stop.
  package var message: String
  /// Whether the other notation has no letter for a quantity of it.
  package var lacksLetter = false

  package init(_ message: String, lacksLetter: Bool = false) {
    (self.message, self.lacksLetter) = (message, lacksLetter)
  }
}
