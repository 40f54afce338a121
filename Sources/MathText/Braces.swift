//===----------------------------------------------------------------------===//
// Which brace closes which.
//===----------------------------------------------------------------------===//

/// The pairs of braces of a text, found in one pass.
///
/// A brace after a backslash is none. Unbalanced braces have no partner; those between them do.
package struct Braces {
  /// For each offset of an opening brace that of its partner; elsewhere -1.
  private var partners: [Int32]

  /// - Parameter skippingComments: whether a brace between `%` and the end of its line is none
  package init(of scalars: [Unicode.Scalar], skippingComments: Bool = false) {
    partners = Array(repeating: -1, count: scalars.count)
    var open: [Int] = []
    var index = 0
    while index < scalars.count {
      switch scalars[index] {
      case "\\": index += 1
      case "{": open.append(index)
      case "}": if let start = open.popLast() { partners[start] = Int32(clamping: index) }
      case "%" where skippingComments:
        while index < scalars.count, scalars[index] != "\n" { index += 1 }
      default: break
      }
      index += 1
    }
  }

  /// The offset of the brace that closes the one at `offset`.
  package func closing(_ offset: Int) -> Int? {
    partners.indices.contains(offset) && partners[offset] >= 0 ? Int(partners[offset]) : nil
  }
}
