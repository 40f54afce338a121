//===----------------------------------------------------------------------===//
// Fonts and accents become part of names; braces that group nothing go.
//===----------------------------------------------------------------------===//

import MathText

extension Item {
  /// Items in a font: each name carries it, a number becomes a name.
  static func fonted(_ items: [Item], _ font: String, start: Int, end: Int? = nil) -> [Item] {
    var result = items.map { item in
      var item = item
      switch item.kind {
      case .name(let name, let plain) where font != "":
        item.kind = .name("\\\(font){\(name)}", plain: plain)
      case .number(let digits) where font != "":
        item.kind = .name("\\\(font){\(digits)}", plain: digits)
      case .group(let inner): item.kind = .group(fonted(inner, font, start: start))
      default: break
      }
      return item
    }
    if let first = result.first {
      // The only item owns the braces around it too: what takes its place takes theirs.
      let upper = items.count == 1 ? end ?? first.source.upperBound : first.source.upperBound
      result[0].source = min(start, first.source.lowerBound)..<upper
    }
    return result
  }

  /// The word of a condition that upright letters spell; nil for any other letters.
  static func conditionWord(_ items: [Item]) -> String? {
    let letters = items.compactMap(\.nameAlone)
    guard letters.count == items.count else { return nil }
    return Commands.conditionWords.contains(letters.joined()) ? letters.joined() : nil
  }

  /// The function that upright letters spell by one of its other names; nil for any other letters.
  static func functionName(_ items: [Item]) -> String? {
    let letters = items.compactMap(\.nameAlone)
    guard letters.count == items.count else { return nil }
    let name = letters.joined()
    return Commands.synonymousFunctions[name] == nil ? nil : name
  }

  /// An accent goes on the first name; scripts under a wide hat stay scripts.
  static func accented(_ items: [Item], _ accent: String, start: Range<Int>) -> [Item] {
    guard let first = items.first, case .name(let name, let plain) = first.kind else {
      return items
    }
    var result = items
    result[0].kind = .name("\\\(accent){\(name)}", plain: "\\\(accent){\(plain)}")
    result[0].source = items.count == 1 ? start : start.spanning(first.source)
    return result
  }

  /// The same items without braces around a single name with its scripts, a differential, or one
  /// thing alone: `{{W}^{[l]}}^T` is `W^{[l]}^T`.
  package static func flattened(_ items: [Item]) -> [Item] {
    var result: [Item] = []
    for var item in items {
      switch item.kind {
      case .group(let inner):
        let flat = flattened(inner)
        if isBare(flat) {
          result += flat
        } else {
          item.kind = .group(flat)
          result.append(item)
        }
      default: result.append(item.rewritten(flattened))
      }
    }
    return result
  }

  private static func isBare(_ items: [Item]) -> Bool {
    guard let first = items.first else { return true }
    if items.contains(where: \.isRelation) { return true }
    if first.isSign("partial") { return items.count > 1 }
    if items.count == 1, first.sign != nil { return true }
    var names = 0
    for item in items {
      switch item.kind {
      case .name: names += 1
      case .superscript, .subscript, .primes: break
      case .fraction, .grid, .root, .number, .words:
        if items.count > 1 { return false }
      default: return false
      }
    }
    // A product in braces keeps them where a power could follow; a name of letters does not.
    let isWord = items.allSatisfy { if case .name = $0.kind { true } else { false } }
    return names <= 1 || isWord
  }
}
