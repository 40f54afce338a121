//===----------------------------------------------------------------------===//
// Changes of parameters, Δw: what is added in a step, and the momentum in it.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Syntax

extension ClaimWork {
  /// Both sides of `\Delta w = -\eta \partial E/\partial w`, where nothing declares Δ: it is what
  /// is added to w. A multiple of the change before, the momentum, is left out of the right side.
  mutating func increment() -> (Node, Node)? {
    guard let parameter = changed(claim.left) else { return nil }
    let terms = claim.right.terms
    let rest = terms.filter { !isChange($0) }
    faultOfMomentum =
      written.right.terms.filter(isChange).compactMap { fault(ofMomentum: $0) }.first
    guard !rest.isEmpty, rest.count == terms.count || claim.left.contains(where: \.isStepMark),
      let right = try? ExpressionParser.parse(rest.flatMap { $0 }, lexicon),
      let rate = right.rate
    else { return nil }
    hasMomentum = rest.count < terms.count
    changes = changes(of: parameter, rate).map { Node(kind: .negate($0), source: $0.source) }
    return changes.first.map { ($0, right) }
  }

  /// `w \gets w + \Delta w`, where nothing declares Δ: it says that Δw is what is added.
  func namesIncrement() -> Bool {
    let (left, right) = (claim.left.map(\.spelling), claim.right.map(\.spelling))
    return right.count == 2 * left.count + 2 && right.starts(with: left)
      && ["+", "-"].contains(right[left.count])
      && ["\\Delta", "\\delta"].contains(right[left.count + 1])
      && right.suffix(left.count) == left[...] || namesStep() || addsName()
  }

  /// `w \gets w + v`, where nothing declares v: it is what is added in a step.
  private func addsName() -> Bool {
    let terms = claim.right.terms
    guard claim.relation == "leftarrow" || claim.relation == ":=", terms.count == 2,
      terms[0].map(\.spelling) == claim.left.map(\.spelling), terms[1].count > 1,
      terms[1][0].isSign("+"), case .name(let text, let plain) = terms[1][1].kind,
      terms[1].dropFirst(2).allSatisfy(\.isScript), !lexicon.isDeclared(text, plain: plain)
    else { return false }
    return parameter(claim.left) != nil
  }

  /// `v \gets \mu v - \eta g`, where nothing declares v: what it is next, by what it was.
  func saysHowItGoesOn(_ name: String) -> Bool {
    guard claim.relation == "leftarrow" || claim.relation == ":=",
      let first = claim.left.first, case .name(let text, let plain) = first.kind, plain == name,
      claim.left.dropFirst().allSatisfy(\.isScript), !lexicon.isDeclared(text, plain: plain)
    else { return false }
    let left = claim.left.map(\.spelling)
    let terms = claim.right.terms
    let own = terms.filter { $0.map(\.spelling).suffix(left.count) == left[...] }
    let rest = terms.filter { $0.map(\.spelling).suffix(left.count) != left[...] }
    guard own.count == 1, own[0].count > left.count, !rest.isEmpty,
      let node = try? ExpressionParser.parse(rest.flatMap { $0 }, lexicon)
    else { return false }
    return node.rate != nil
  }

  /// `\theta(i+1) = \theta(i) + M(i+1)`, where nothing declares M: it is what is added in a step.
  private func namesStep() -> Bool {
    let (left, terms) = (written.left, written.right.terms)
    guard terms.count == 2, let mark = left.firstIndex(where: \.isOpening), mark > 0,
      let name = terms[1].dropFirst().first, case .name(let text, let plain) = name.kind,
      !lexicon.isDeclared(text, plain: plain), parameter(Array(left[..<mark])) != nil
    else { return false }
    func spelling(_ items: some Sequence<Item>) -> [String] { items.map(\.spelling) }
    let isSame = spelling(terms[0].prefix(mark)) == spelling(left[..<mark])
    return isSame && spelling(terms[1].dropFirst(2)) == spelling(left[mark...])
  }

  /// The parameter of `\Delta w_{ji}`, `\Delta_p w_{ji}`, `\Delta w_{ji}(n+1)`; nil of anything else.
  private func changed(_ side: [Item]) -> Node? {
    guard let first = side.first, case .name(_, let plain) = first.kind,
      plain == "\\Delta" || plain == "\\delta"
    else { return nil }
    var items = Array(side.dropFirst().drop { $0.isScript })
    if let parameter = parameter(items) { return parameter }
    if let open = items.firstIndex(where: \.isOpening), items.last?.isClosing == true {
      items.removeSubrange(open...)
    } else if items.last?.isScript == true {
      // The last script counts the steps: `\Delta w_t`.
      items.removeLast()
    }
    return parameter(items)
  }

  private func parameter(_ items: [Item]) -> Node? {
    guard let node = try? ExpressionParser.parse(items, lexicon), isParameter(node) else {
      return nil
    }
    return node
  }

  /// Whether a term is a multiple of a parameter's change.
  private func isChange(_ term: [Item]) -> Bool {
    term.indices.contains { changed(Array(term[$0...])) != nil }
  }

  /// What is wrong with a term that should be the momentum: a positive multiple of the change of the
  /// same parameter in the step before, by a number.
  private func fault(ofMomentum term: [Item]) -> Judgement? {
    guard let start = term.indices.first(where: { changed(Array(term[$0...])) != nil }) else {
      return nil
    }
    func fault(_ message: String) -> Judgement {
      Judgement(verdict: .illTyped, message: message, source: term.source)
    }
    let change = Array(term[start...])
    let (own, other) = (changed(written.left), changed(change))
    if own?.signature != other?.signature || own?.indices != other?.indices {
      return fault("the momentum is a multiple of the change of another parameter")
    }
    if let now = Self.step(of: written.left), let before = Self.step(of: change), before >= now {
      return fault("the change of a later step is not known yet")
    }
    let factors = term[..<start].filter { !$0.isSign("+") && $0.multiplication == nil }
    let areNumbers = factors.allSatisfy { item in
      guard let name = item.nameAlone else { return item.letters != nil }
      return lexicon.match(name, plain: name, []).map {
        $0.declaration.quantity == .constant || $0.declaration.quantity == .variable
      } ?? true
    }
    guard areNumbers, factors.count <= 1 else {
      return fault("the momentum is a number times the change before")
    }
    return nil
  }

  /// How many steps after the one it is counted from: 0 for `(t)`, -1 for `(t-1)`; nil where no step
  /// is written.
  private static func step(of change: [Item]) -> Int? {
    guard let open = change.lastIndex(where: \.isOpening), change.last?.isClosing == true else {
      return nil
    }
    let content = change[(open + 1)...].dropLast()
    guard content.count == 3, let amount = content.last?.letters.flatMap({ Int($0) }) else {
      return content.count == 1 ? 0 : nil
    }
    return content[content.startIndex + 1].isSign("-") ? -amount : amount
  }
}

extension [Item] {
  /// The terms of a sum, each with its sign.
  fileprivate var terms: [[Item]] {
    var depth = 0
    return reduce(into: []) { terms, item in
      if item.isOpening { depth += 1 }
      if item.isClosing { depth -= 1 }
      let isNext = depth == 0 && (item.isSign("+") || item.isSign("-"))
      if terms.isEmpty || isNext { terms.append([]) }
      terms[terms.count - 1].append(item)
    }
  }
}

extension Item {
  /// Whether an item may count steps: a script, or brackets.
  fileprivate var isStepMark: Bool { isScript || isOpening }
}
