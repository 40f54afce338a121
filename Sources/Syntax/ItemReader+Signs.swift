//===----------------------------------------------------------------------===//
// Signs that are written with several characters.
//===----------------------------------------------------------------------===//

extension ItemReader {
  /// The sign that a character makes together with those before it, and how many items they are; nil
  /// where it stands for itself.
  package func sign(
    endingWith text: String, at start: Int, after items: [Item]
  ) -> (sign: String, count: Int)? {
    guard let last = items.last, let before = last.sign else { return nil }
    let isAdjacent = last.source.upperBound == start
    switch before + text {
    case ":=", "=:": return (before + text, 1)
    case ">=": return ("ge", 1)
    case "<=": return ("le", 1)
    // `j == k` and `1..n`, as programs write them.
    case "==": return isAdjacent ? ("=", 1) : nil
    case "..":
      if items.count > 1, items[items.count - 2].isSign(".") { return ("dots", 2) }
      return isAdjacent && token?.text != "." ? ("dots", 1) : nil
    // `||x||`; in `|x||y|` the first of the two closes.
    case "vert|":
      let isOpen = !items.count(where: { $0.isSign("vert") }).isMultiple(of: 2)
      return isAdjacent && isOpen ? ("norm", 1) : nil
    default: return nil
    }
  }
}
