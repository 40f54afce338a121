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

extension Item {
  /// Whether it parts two indices: a comma, or the arrow of `w_{i \to j}`.
  fileprivate var partsIndices: Bool {
    switch sign {
    case ",", ";", "vert", "to", "leftarrow", "mapsto", "leftrightarrow": true
    default: false
    }
  }

  /// An index for each digit of a number with several; nil of anything else.
  fileprivate var indexPerDigit: [ScriptItem]? {
    guard case .number(let digits) = kind, digits.count > 1, digits.allSatisfy(\.isNumber) else {
      return nil
    }
    return digits.map {
      let index = Index(.none, offset: $0.wholeNumberValue ?? 0, source: source)
      return ScriptItem(index: index, text: String($0))
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
      if content[position].partsIndices {
        position += 1
      } else {
        guard let next = next(content, at: &position, splittingDigits) else { return nil }
        result += next
      }
    }
    return result
  }

  /// What stands next in a script: a group, digits that are an index each, marks, a name with indices
  /// of its own, or one index.
  private func next(
    _ content: [Item], at position: inout Int, _ splittingDigits: Bool
  ) -> [ScriptItem]? {
    if case .group(let inner) = content[position].kind {
      position += 1
      return items(inner, splittingDigits: splittingDigits)
    }
    if splittingDigits, let digits = content[position].indexPerDigit {
      position += 1
      return digits
    }
    if readsMarks, let (inner, end) = bracketed(content, at: position, splittingDigits) {
      position = end
      return inner
    }
    if readsMarks, let mark = mark(content, at: position) {
      position += 1
      return [mark]
    }
    if let inner = nested(content, at: position, splittingDigits) {
      position += 2
      return inner
    }
    return index(content, at: &position).map { [$0] }
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
    case .name: return name(content, at: &position)
    case .words(let text):
      position += 1
      return ScriptItem(index: Index(.variable(text), source: item.source), text: text)
    case .sign(":"):
      position += 1
      return ScriptItem(index: Index(.all, source: item.source), text: ":")
    case .sign("-"): return negative(content, at: &position)
    default: return nil
    }
  }

  /// A name: what it counts with its scripts, or a letter that has none.
  private func name(_ content: [Item], at position: inout Int) -> ScriptItem? {
    guard case .name(var name, var plain) = content[position].kind else { return nil }
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
  }

  /// A number with a sign of its own; a second sign would be none's.
  private func negative(_ content: [Item], at position: inout Int) -> ScriptItem? {
    let sign = content[position]
    position += 1
    guard content.indices.contains(position), content[position].sign == nil,
      let other = atom(content, at: &position), let value = other.index.literal
    else { return nil }
    let source = sign.source.spanning(other.index.source)
    return ScriptItem(index: Index(.none, offset: -value, source: source), text: "-" + other.text)
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
