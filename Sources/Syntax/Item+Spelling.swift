//===----------------------------------------------------------------------===//
// How items are spelled, wherever they stand.
//===----------------------------------------------------------------------===//

import MathText

extension Item {
  /// The item without its place, to be compared.
  package var spelling: String {
    func all(_ items: [Item]) -> String { "{" + items.map(\.spelling).joined(separator: " ") + "}" }
    return switch kind {
    case .superscript(let inner): "^" + all(inner)
    case .subscript(let inner): "_" + all(inner)
    case .group(let inner): all(inner)
    default: letters ?? sign ?? "?"
    }
  }
}

extension [Item] {
  /// A plus or a star, alone in a superscript.
  package var isMarkOfNewValue: Bool {
    guard count == 1 else { return false }
    return ["+", "*", "\\star", "star"].contains(self[0].letters ?? self[0].sign ?? "")
  }

  /// The letters that stand in scripts.
  var lettersInScripts: [String] {
    flatMap { item -> [String] in
      switch item.kind {
      case .superscript(let inner), .subscript(let inner):
        inner.compactMap(\.nameAlone) + inner.lettersInScripts
      default: []
      }
    }
  }
}
