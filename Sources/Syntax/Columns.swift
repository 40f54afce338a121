//===----------------------------------------------------------------------===//
// Vectors that stand side by side: `( g_1 \; g_2 \; \ldots \; g_M )`.
//===----------------------------------------------------------------------===//

import MathText

extension [Item] {
  /// Names with their scripts, and dots, one by one; empty where anything else stands among them.
  /// Bars and wide spaces may stand between.
  var parted: [[Item]] {
    var parts: [[Item]] = []
    for item in self {
      switch item.kind {
      case .name, .sign("dots"): parts.append([item])
      case .superscript, .subscript, .primes:
        guard !parts.isEmpty else { return [] }
        parts[parts.count - 1].append(item)
      case .gap, .sign("vert"): continue
      default: return []
      }
    }
    return parts
  }

  /// How many parts there are that spaces, bars or gaps hold apart.
  var spaced: Int {
    var count = 1
    for (last, item) in zip(self, dropFirst()) {
      if item.isScriptOrPrime { continue }
      let isSpace = item.isGap || item.isSign("vert")
      let isAfterSpace = last.isGap || last.isSign("vert")
      // What stands between two items and is none of them is a space.
      if isAfterSpace || !isSpace && item.source.lowerBound > last.source.upperBound { count += 1 }
    }
    return count
  }
}

extension Node {
  /// Whether a symbol is a column: no number, no matrix.
  var isVectorSymbol: Bool {
    guard case .symbol(let symbol) = kind else { return false }
    switch symbol.quantity {
    case .input, .activation, .preactivation, .delta, .target:
      return symbol.roles[.unit] == nil
        && (!symbol.declaration.isBatch || symbol.roles[.sample] != nil)
    case .array:
      return symbol.roles[.unit] == nil
        && (symbol.declaration.arrayRows == nil) != (symbol.declaration.arrayColumns == nil)
    case .weight: return (symbol.roles[.to] == nil) != (symbol.roles[.from] == nil)
    default: return false
    }
  }
}
