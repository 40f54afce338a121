//===----------------------------------------------------------------------===//
// How long vectors and matrices are: which of their dimensions are the same.
//===----------------------------------------------------------------------===//

/// Dimensions by numbers, of which several may be found to be one; 0 is that of a single entry.
struct Dimensions {
  /// Dimensions that are the same point to one of them.
  private var parents = [0]

  /// A dimension of which nothing is known.
  mutating func fresh() -> Int {
    parents.append(parents.count)
    return parents.count - 1
  }

  /// The one that stands for all that are the same.
  func root(_ dimension: Int) -> Int {
    var result = dimension
    while parents[result] != result { result = parents[result] }
    return result
  }

  /// Whether two dimensions can be the same, which they are from here on.
  @discardableResult
  mutating func unify(_ a: Int, _ b: Int) -> Bool {
    let (a, b) = (root(a), root(b))
    if a == b { return true }
    guard a != 0, b != 0 else { return false }
    parents[max(a, b)] = min(a, b)
    return true
  }

  /// Takes back what was found to be the same since some point.
  mutating func separate(asIn known: Dimensions) {
    parents = known.parents + parents.dropFirst(known.parents.count)
  }
}
