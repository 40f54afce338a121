//===----------------------------------------------------------------------===//
// Superscripts and subscripts: indices, transposes, powers.
//===----------------------------------------------------------------------===//

import MathText

/// One thing in a script: an index, and the letters it would be as part of a name.
package struct ScriptItem: Sendable {
  package var index: Index
  package var text: String
  /// Whether it is a mark that belongs to a name, the star of `p^*`, and no index.
  package var isMark = false
}

/// A superscript taken apart: `[l]T` is the index l in square brackets, transposed.
package struct Superscript: Sendable {
  package var bracket = Declaration.Bracket.none
  package var content: [Item] = []
  package var isTransposed = false
  /// Whether it is made of several brackets.
  var isDouble = false
  package var source: Range<Int>

  /// Without `transposing`, a T at the end is an index like any other.
  package init(_ items: [Item], source: Range<Int>, transposing: Bool = true) {
    self.source = source
    var rest = items
    if transposing, let last = rest.last {
      if case .superscript(let inner) = last.kind, Self.isTranspose(inner) {
        isTransposed = true
        rest.removeLast()
      } else if Self.isTranspose([last]), !(rest.dropLast().last?.isOperator ?? false) {
        isTransposed = true
        rest.removeLast()
      }
    }
    if let parts = Self.bracketed(rest), let first = rest.first?.sign {
      bracket = Self.brackets[first] ?? .none
      // `[l](i)`: a layer and a sample.
      isDouble = parts.count > 1
      let comma = Item(kind: .sign(","), source: rest[0].source)
      rest = Array(parts.joined(separator: [comma]))
    }
    // `{[l]}T` and `(l)}^T` leave a group.
    if rest.count == 1, case .group(let inner) = rest[0].kind { rest = inner }
    content = rest
  }

  private static let brackets: [String: Declaration.Bracket] = [
    "(": .round, "[": .square, "{": .curly,
  ]

  /// What stands in each of the brackets that a script is made of; nil where it is none.
  private static func bracketed(_ items: [Item]) -> [[Item]]? {
    var parts: [[Item]] = []
    var rest = items[...]
    while let first = rest.first {
      guard let open = first.sign, brackets[open] != nil, let close = Item.closing[open] else {
        return nil
      }
      var depth = 0
      let end = rest.firstIndex { item in
        if item.isSign(open) { depth += 1 }
        if item.isSign(close) { depth -= 1 }
        return depth == 0
      }
      guard let end, end > rest.startIndex + 1 else { return nil }
      parts.append(Array(rest[(rest.startIndex + 1)..<end]))
      rest = rest[(end + 1)...]
    }
    return parts.isEmpty ? nil : parts
  }

  package static func isTranspose(_ items: [Item]) -> Bool {
    guard items.count == 1, case .name(_, let plain) = items[0].kind else { return false }
    return plain == "T" || plain == "\\top" || plain == "\\intercal" || plain == "t"
      || plain == "tr"
  }
}

extension Item {
  /// Whether it parts two indices: a comma, or the arrow of `w_{i \to j}`.
  fileprivate var partsIndices: Bool {
    switch sign {
    case ",", ";", "vert", "to", "leftarrow", "mapsto", "leftrightarrow": true
    default: false
    }
  }

  var isOperator: Bool {
    switch sign {
    case "+", "-", "=", ",": true
    default: false
    }
  }

  /// The letters of an item as part of a name.
  package var letters: String? {
    switch kind {
    case .name(_, let plain): plain
    case .number(let digits): digits
    case .words(let text): text
    default: nil
    }
  }
}

/// Reads what stands in scripts as indices.
package struct ScriptReader {
  /// What a name with its scripts counts, where it counts something.
  package let count: (String, [Item]) -> Index?
  /// Whether marks are read, which only names have in their scripts.
  package var readsMarks = false

  package init(count: @escaping (String, [Item]) -> Index?, readsMarks: Bool = false) {
    self.count = count
    self.readsMarks = readsMarks
  }

  /// The indices of a script; nil where it holds something else.
  package func items(_ content: [Item], splittingDigits: Bool) -> [ScriptItem]? {
    var result: [ScriptItem] = []
    var position = 0
    while position < content.count {
      let item = content[position]
      if item.partsIndices {
        position += 1
        continue
      }
      if case .group(let inner) = item.kind {
        guard let items = items(inner, splittingDigits: splittingDigits) else { return nil }
        result += items
        position += 1
        continue
      }
      if splittingDigits, case .number(let digits) = item.kind, digits.count > 1,
        digits.allSatisfy(\.isNumber)
      {
        result += digits.map {
          let index = Index(.none, offset: $0.wholeNumberValue ?? 0, source: item.source)
          return ScriptItem(index: index, text: String($0))
        }
        position += 1
        continue
      }
      if readsMarks, let (inner, end) = bracketed(content, at: position, splittingDigits) {
        result += inner
        position = end
        continue
      }
      if readsMarks, let mark = mark(content, at: position) {
        result.append(mark)
        position += 1
        continue
      }
      if let inner = nested(content, at: position, splittingDigits) {
        result += inner
        position += 2
        continue
      }
      guard let read = index(content, at: &position) else { return nil }
      result.append(read)
    }
    return result
  }

  /// The star or the plus of `p^*`, `p^{*(k)}` and `p^{k+}`: a sign with nothing to add behind it.
  private func mark(_ content: [Item], at position: Int) -> ScriptItem? {
    guard let sign = content[position].sign, ["*", "+", "-"].contains(sign) else { return nil }
    let next = position + 1 < content.count ? content[position + 1] : nil
    guard sign == "*" || next.map({ $0.isOpening || $0.partsIndices }) ?? true else { return nil }
    let index = Index(.variable(sign), source: content[position].source)
    return ScriptItem(index: index, text: sign, isMark: true)
  }

  /// The indices in brackets beside a mark, and where they end.
  private func bracketed(
    _ content: [Item], at position: Int, _ splittingDigits: Bool
  ) -> ([ScriptItem], end: Int)? {
    guard let open = content[position].sign, let close = Item.closing[open], open != "{",
      let end = content[position...].firstIndex(where: { $0.isSign(close) }),
      let inner = items(Array(content[(position + 1)..<end]), splittingDigits: splittingDigits)
    else { return nil }
    return (inner, end + 1)
  }

  /// `A_l` in a script, where it counts nothing, is A and l: `f_{A_l, b_l}`, `C_{x^{(i)}}`.
  private func nested(
    _ content: [Item], at position: Int, _ splittingDigits: Bool
  ) -> [ScriptItem]? {
    guard position + 1 < content.count, case .name(let name, let plain) = content[position].kind,
      count(name, [content[position + 1]]) == nil, count(plain, [content[position + 1]]) == nil
    else { return nil }
    let inner: [Item]
    switch content[position + 1].kind {
    case .subscript(let items): inner = items
    case .superscript(let items):
      let script = Superscript(items, source: content[position + 1].source)
      guard script.bracket != .none, !script.isTransposed else { return nil }
      inner = script.content
    default: return nil
    }
    guard let rest = items(inner, splittingDigits: splittingDigits) else { return nil }
    let index = Index(.variable(plain), source: content[position].source)
    return [ScriptItem(index: index, text: plain)] + rest
  }

  /// One index with what is added to it.
  package func index(_ content: [Item], at position: inout Int) -> ScriptItem? {
    guard var read = atom(content, at: &position) else { return nil }
    while position + 1 < content.count, let sign = content[position].sign,
      sign == "+" || sign == "-"
    {
      var next = position + 1
      guard let other = atom(content, at: &next) else { return nil }
      guard let amount = other.index.literal else { return nil }
      read.index.offset += sign == "+" ? amount : -amount
      read.index.source = read.index.source.spanning(other.index.source)
      read.text += sign + other.text
      if let sum = read.index.literal { read.text = "\(sum)" }
      position = next
    }
    return read
  }

  private func atom(_ content: [Item], at position: inout Int) -> ScriptItem? {
    guard content.indices.contains(position) else { return nil }
    let item = content[position]
    switch item.kind {
    case .number(let digits):
      guard let value = Int(digits), value < 1_000_000 else { return nil }
      position += 1
      return ScriptItem(index: Index(.none, offset: value, source: item.source), text: digits)
    case .name(var name, var plain):
      var end = position + 1
      if end < content.count, case .primes(let count) = content[end].kind {
        // A primed index is another one: `\sum_{c'}`.
        let marks = String(repeating: "'", count: count)
        (name, plain) = (name + marks, plain + marks)
        end += 1
      }
      let firstScript = end
      while end < content.count, content[end].isScript { end += 1 }
      var scripts = Array(content[firstScript..<end])
      if let (call, callEnd) = Self.call(content, at: end), count(name, scripts + [call]) != nil {
        // `h(k-1)`, where h is declared as h(k).
        scripts.append(call)
        end = callEnd
      }
      let source = Array(content[position..<end]).source
      if let found = count(name, scripts) ?? (name != plain ? count(plain, scripts) : nil) {
        position = end
        let index = Index(found.base, offset: found.offset, source: source)
        return ScriptItem(index: index, text: plain)
      }
      guard scripts.isEmpty else { return nil }
      position = end
      return ScriptItem(index: Index(.variable(plain), source: source), text: plain)
    case .words(let text):
      position += 1
      return ScriptItem(index: Index(.variable(text), source: item.source), text: text)
    case .sign(":"):
      position += 1
      return ScriptItem(index: Index(.all, source: item.source), text: ":")
    case .sign("-"):
      position += 1
      // One sign is a number's own; a second would be none's.
      guard content.indices.contains(position), content[position].sign == nil,
        let other = atom(content, at: &position), let value = other.index.literal
      else { return nil }
      let source = item.source.spanning(other.index.source)
      return ScriptItem(
        index: Index(.none, offset: -value, source: source), text: "-" + other.text)
    default: return nil
    }
  }
}

extension ScriptReader {
  /// What stands in brackets behind a name as a script, and where the brackets end.
  fileprivate static func call(_ content: [Item], at start: Int) -> (Item, end: Int)? {
    guard content.indices.contains(start), let open = content[start].sign,
      open == "(" || open == "[", let close = Item.closing[open],
      let end = content[start...].firstIndex(where: { $0.isSign(close) })
    else { return nil }
    let inner = Array(content[(start + 1)..<end])
    return (Item(kind: .subscript(inner), source: content[start].source), end + 1)
  }
}

extension Item {
  package var isScript: Bool {
    switch kind {
    case .superscript, .subscript: true
    default: false
    }
  }

  package var isSubscript: Bool { if case .subscript = kind { true } else { false } }
}
