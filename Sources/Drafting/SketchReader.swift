//===----------------------------------------------------------------------===//
// From items to the outline of a formula.
//===----------------------------------------------------------------------===//

import MathText
import Syntax

/// Reads items as an outline, whatever they are: what it cannot place it leaves out.
struct SketchReader {
  let items: [Item]
  let tokens: [Token]
  let names: TextNames
  var place = 0
  /// In how many others the factor stands that is read.
  private var depth: Int

  private init(_ items: [Item], _ tokens: [Token], _ names: TextNames, depth: Int) {
    self.items = items.filter { !$0.isGap }
    self.tokens = tokens
    self.names = names
    self.depth = depth
  }

  static func sketch(
    _ items: [Item], of tokens: [Token], names: TextNames = TextNames(), depth: Int = 0
  ) -> Sketch {
    var reader = SketchReader(items, tokens, names, depth: depth)
    return reader.sum { _ in false }
  }

  var item: Item? { items.indices.contains(place) ? items[place] : nil }

  func inner(_ items: [Item]) -> Sketch {
    Self.sketch(items, of: tokens, names: names, depth: depth)
  }

  private mutating func sum(until ends: (Item) -> Bool) -> Sketch {
    var terms: [(isNegative: Bool, term: Sketch)] = []
    var isNegative = false
    while let item, !ends(item) {
      if item.isSign("+") || item.isSign("-") {
        isNegative = item.isSign("-")
        place += 1
        continue
      }
      let before = place
      let term = product { ends($0) || $0.isSign("+") || $0.isSign("-") }
      if place == before { place += 1 }
      terms.append((isNegative, term))
      isNegative = false
    }
    if terms.count == 1, !terms[0].isNegative { return terms[0].term }
    return .sum(terms)
  }

  private mutating func product(until ends: (Item) -> Bool) -> Sketch {
    var factors: [Sketch] = []
    var signs: [String] = []
    var sign = ""
    var quotients = 0
    while let item, !ends(item) {
      if let multiplication = item.multiplication {
        sign = multiplication
        place += 1
        continue
      }
      if item.isSign("/"), quotients < ItemReader.deepest, let top = factors.popLast() {
        place += 1
        quotients += 1
        let bottom = factor(ends) ?? .other([])
        if !signs.isEmpty { signs.removeLast() }
        append(Self.quotient(top, bottom))
        continue
      }
      let before = place
      guard let next = factor(ends) else {
        place = max(place, before + 1)
        continue
      }
      append(next)
    }
    func append(_ factor: Sketch) {
      if !factors.isEmpty { signs.append(sign) }
      factors.append(factor)
      sign = ""
    }
    return factors.count == 1 ? factors[0] : .product(factors, signs: signs)
  }

  /// ∂C/∂z on one line is a derivative too.
  private static func quotient(_ top: Sketch, _ bottom: Sketch) -> Sketch {
    if case .derivative(let of, .other) = top, case .derivative(let by?, .other) = bottom {
      return .derivative(of: of, by: by)
    }
    return .quotient(top, bottom)
  }

  /// What is nested deeper than any formula, `\nabla\nabla…`, is nothing known.
  mutating func factor(_ ends: (Item) -> Bool) -> Sketch? {
    guard let item else { return nil }
    place += 1
    depth += 1
    defer { depth -= 1 }
    guard depth <= ItemReader.deepest else { return .other([]) }
    switch item.kind {
    case .name: return name(item)
    case .words(let text):
      guard !WordNames.conditions.contains(text),
        Commands.words.contains(text) || self.item?.isScript == true
          || self.item?.isSign("(") == true
          || !text.contains(" ")
      else { return nil }
      return name(Item(kind: .name(text, plain: text), source: item.source))
    case .number(let digits): return scripted(.number(digits))
    case .fraction(let top, let bottom): return fraction(top, bottom, ends)
    case .group(let content): return scripted(inner(content))
    case .root(let content): return .other([inner(content)])
    case .grid(_, let rows): return scripted(.grid(rows.map { $0.map(inner) }))
    case .sign(let sign): return self.sign(sign, ends)
    case .superscript, .subscript, .primes, .unreadable, .gap, .newRow, .cell: return nil
    }
  }

  private mutating func sign(_ sign: String, _ ends: (Item) -> Bool) -> Sketch? {
    if let close = Item.closing[sign] {
      let content = bracket(sign, close)
      // Iverson's bracket, `[k = j]`: what stands in it only counts.
      if content.contains(where: { $0.isSign("=") || $0.isSign("ne") }) { return .other([]) }
      return scripted(inner(content))
    }
    switch sign {
    case "partial": return factor(ends).map { .derivative(of: $0, by: .other([])) }
    case "nabla":
      if let base = item?.nameAlone, names.nablas.contains(base) { return nabla(over: base) }
      var by: Sketch = .other([])
      while let script = item, script.isScript {
        if case .subscript(let content) = script.kind { by = inner(content) }
        place += 1
      }
      return .derivative(of: factor(ends), by: by)
    case "sum", "prod": return series(ends)
    case "norm", "|", "vert": return length(sign)
    default: return nil
    }
  }

  private mutating func series(_ ends: (Item) -> Bool) -> Sketch {
    var index: String?
    var upper: String?
    while let script = item, script.isScript {
      if case .subscript(let content) = script.kind {
        index = content.first?.letters ?? index
      } else if case .superscript(let content) = script.kind {
        upper = content.map(\.spelling).joined()
      }
      place += 1
    }
    return .series(index: index, upper: upper, body: product(until: ends))
  }

  private mutating func length(_ sign: String) -> Sketch? {
    guard let close = items[place...].firstIndex(where: { $0.isSign(sign) }) else { return nil }
    let content = Array(items[place..<close])
    place = close + 1
    var exponent: String?
    while let script = item, script.isScript {
      if case .superscript(let content) = script.kind {
        exponent = content.first?.letters
      }
      place += 1
    }
    return .length(inner(content), exponent: exponent)
  }

  /// What stands between brackets, of which the first has been read.
  mutating func bracket(_ open: String, _ close: String) -> [Item] {
    var depth = 1
    let start = place
    while let item {
      if item.isSign(open) { depth += 1 }
      if item.isSign(close) { depth -= 1 }
      place += 1
      if depth == 0 { return Array(items[start..<(place - 1)]) }
    }
    return Array(items[start...])
  }

  /// A bracket or a number with what is raised behind it.
  private mutating func scripted(_ sketch: Sketch) -> Sketch {
    var result = sketch
    var scripts = 0
    while let script = item {
      switch script.kind {
      case .superscript(let content) where scripts < ItemReader.deepest:
        scripts += 1
        result =
          Superscript.isTranspose(content)
          ? .transposed(result) : .power(result, content.map(\.spelling).joined())
      case .superscript, .subscript, .primes: break
      default: return result
      }
      place += 1
    }
    return result
  }

  private mutating func fraction(
    _ top: [Item], _ bottom: [Item], _ ends: (Item) -> Bool
  ) -> Sketch {
    guard let by = Self.differential(bottom) else { return .quotient(inner(top), inner(bottom)) }
    if let of = Self.differential(top) {
      // ∂/∂z: of what follows.
      if of.isEmpty { return .derivative(of: product(until: ends), by: inner(by)) }
      return .derivative(of: inner(of), by: inner(by))
    }
    return .quotient(inner(top), inner(bottom))
  }

  /// What follows ∂ or d; nil where neither stands first.
  private static func differential(_ items: [Item]) -> [Item]? {
    guard let first = items.first else { return nil }
    guard
      first.isSign("partial") || first.nameAlone == "d" && items.count != 2
        || first.nameAlone == "d" && items.count == 2 && items[1].nameAlone != nil
    else { return nil }
    let rest = Array(items.dropFirst())
    if case .superscript = rest.first?.kind { return Array(rest.dropFirst()) }
    return rest
  }
}
