//===----------------------------------------------------------------------===//
// From a display's items to its claims.
//===----------------------------------------------------------------------===//

import MathText

/// Finds the claims of a display's items.
package struct StatementReader {
  static let equalities: Set<String> = ["=", ":=", "=:", "equiv", "leftarrow"]
  static let comparisons: Set<String> = ["approx", "propto", "le", "ge", "<", ">", "ne"]

  /// The right side that a display may continue which begins with a relation.
  package var previous: [Item] = []
  var isPreviousOwn = false
  package var statements: [Statement] = []
  package let lexicon: Lexicon
  package var quantifiers: [Quantifier] = []
  /// What a row says before a colon of where all is meant that it says behind it.
  var heading: (row: Int, provisos: [[Item]]) = (0, [])
  /// The statements of the part of a row that was read last.
  var latest: Range<Int> = 0..<0
  /// Whether the ends of an index's range are being read.
  var isQuantifying = false

  package init(_ lexicon: Lexicon, previous: [Item]) {
    self.lexicon = lexicon
    self.previous = previous
  }

  /// The statements of a display, and the last right side.
  package static func statements(
    of items: [Item], _ lexicon: Lexicon, previous: [Item]
  ) -> ([Statement], last: [Item]) {
    var reader = StatementReader(lexicon, previous: previous)
    for (row, segments) in rows(items, lexicon).enumerated() {
      for segment in segments { reader.read(segment, row: row + 1) }
      reader.keepExpression(segments)
    }
    var statements = reader.statements.enumerated().map { place, statement -> Statement in
      let ranges = Quantifier.ranges(of: reader.quantifiers, at: place)
      switch statement {
      case .claim(var claim):
        claim.ranges = ranges
        return .claim(claim)
      case .membership(var claim):
        claim.ranges = ranges
        return .membership(claim)
      case .comparison, .other, .unreadable: return statement
      }
    }
    // Beside a claim, an expression alone is part of the words around it.
    if statements.contains(where: \.isClaim) { statements.removeAll(where: \.isExpression) }
    return (statements, reader.previous)
  }

  /// A row that is an expression alone is the left side of a row that begins with a relation.
  mutating func keepExpression(_ segments: [[Item]]) {
    guard segments.count == 1 else { return }
    let items = segments[0].filter { !$0.isGap }
    guard !items.isEmpty, !items.contains(where: \.isRelation), Self.isBalanced(items) else {
      return
    }
    (previous, isPreviousOwn) = (items, true)
  }

  /// Why a segment says nothing that holds or does not, whatever its relations: it asks, it gives a
  /// reason, or says what follows from what.
  private func whyNoClaim(_ items: [Item]) -> String? {
    if items[0].isSign("because") { return "a reason" }
    if items.contains(where: \.isQuestion) { return "a question" }
    let relations = Self.relations(items)
    let parts = Item.split(items, at: \.isRelation)
    // `r = s \to \delta_{rs} = 1`, of indices.
    guard relations.count == 3, ["=", "ne"].contains(relations[0]), relations[1] == "to",
      parts.count == 4, parts[0].count == 1, parts[1].count == 1,
      letter(parts[0]) != nil, letter(parts[1]) != nil
    else { return nil }
    return "an implication"
  }

  /// The sides of a chain without those that are words alone, `a = \text{something} = b`, and without
  /// the second of two relations in a row, `\leftarrow =`.
  private func withoutGaps(
    _ parts: [[Item]], _ relations: [String]
  ) -> ([[Item]], [String]) {
    var (kept, signs) = ([parts[0]], [String]())
    for (relation, part) in zip(relations, parts.dropFirst()) {
      let isRepeated = kept[kept.count - 1].isEmpty && kept.count > 1
      if areWords(kept[kept.count - 1]) || isRepeated, Self.equalities.contains(relation) {
        kept[kept.count - 1] = part
        // Of several the one that claims least counts.
        if signs.isEmpty, kept.count > 1 { signs.append(relation) }
      } else {
        signs.append(relation)
        kept.append(part)
      }
    }
    if let last = kept.last, areWords(last), !signs.isEmpty {
      kept.removeLast()
      signs.removeLast()
    }
    return (kept, signs)
  }

  /// Words that are no names, and nothing else.
  private func areWords(_ side: [Item]) -> Bool {
    !side.isEmpty
      && side.allSatisfy { item in
        if case .words(let text) = item.kind { !lexicon.isWord(text) } else { item.isGap }
      }
  }

  package mutating func read(_ segment: [Item], row: Int) {
    var items = segment.filter { !$0.isGap && !$0.isMark }
    while let last = items.last, last.isSign(".") || last.isSign(":") { items.removeLast() }
    items = Self.withoutLabel(items)
    guard !items.isEmpty else { return }
    if let why = items.lazy.compactMap(\.whyUnreadable).first {
      return statements.append(.unreadable(items, row: row, why: why))
    }
    if let why = whyNoClaim(items) { return add(items, row: row, why: .said(why)) }
    items = Self.withoutType(items)
    if let mapping = mapping(items) { items = mapping }
    var parts = Item.split(items, at: \.isRelation)
    var relations = Self.relations(items)
    if relations.isEmpty, items.contains(where: \.isRelation), !Self.isBalanced(items) {
      // A bracket that is never closed does not hide the relation.
      parts = items.split(omittingEmptySubsequences: false, whereSeparator: \.isRelation).map(
        Array.init)
      relations = items.filter(\.isRelation).compactMap(\.sign)
    }
    (parts, relations) = withoutGaps(parts, relations)
    guard !relations.isEmpty else {
      return isRange(items) ? note(items) : add(items, row: row, why: .isExpression)
    }
    isQuantifying = false
    if areShapes(parts) { return add(items, row: row, why: .said("shapes")) }
    let marks = segment.prefix(while: \.isMark)
    if marks.first?.isHeading == true {
      if head(items, parts, relations, row, orEqual: marks.count > 2) { return }
    } else if restrict(parts, relations)
      || marks.first != nil
        && provide(items, parts, relations, orEqual: marks.count > 1)
    {
      return
    }
    if isQuantifier(parts, relations), let name = parts[0].first?.nameAlone {
      return quantify(name, parts[1], relations[0])
    }
    bound(parts, relations)
    if let new = Self.update(parts, relations, lexicon) { relations[0] = new }
    readClaims(parts, relations, items, row)
  }

  /// Adds what is no claim.
  private mutating func add(_ items: [Item], row: Int, why: Statement.Reason) {
    isQuantifying = false
    statements.append(.other(items, row: row, why: why))
  }

  /// What a quantifier says that an index runs over.
  private mutating func quantify(_ name: String, _ range: [Item], _ relation: String) {
    quantifiers.append(Quantifier(index: name, place: statements.count))
    isQuantifying = true
    let ends = relation == "=" ? [range] : Self.elements(of: range)
    for end in ends { note(end) }
    if ends.count == 1, range.first?.isSign("[") == true, let last = end(ends[0]) {
      // `k \in [K]`: from the first to K.
      quantifiers[quantifiers.count - 1].range = IndexRange("le", last)
    }
  }

  /// The claims of a chain of relations, and a word for the first of them that makes none.
  private mutating func readClaims(
    _ parts: [[Item]], _ relations: [String], _ items: [Item], _ row: Int
  ) {
    var left = parts[0]
    let first = statements.count
    defer { latest = first..<statements.count }
    var continues = false
    if left.isEmpty { (left, continues) = (previous, !isPreviousOwn) }
    var found = false
    for (relation, part) in zip(relations, parts.dropFirst()) {
      if relation == "leftarrow", found, mark(left, as: part) { continue }
      let hasSides = !part.isEmpty && !left.isEmpty
      var claim = Claim(
        left: left, relation: relation, right: part, row: row, continues: continues,
        follows: found || continues)
      if row == heading.row { claim.provisos = heading.provisos }
      if hasSides, Self.equalities.contains(relation) {
        statements.append(.claim(claim))
        (previous, isPreviousOwn) = (part, true)
        found = true
      } else if hasSides, Self.comparisons.contains(relation) {
        // After an equality too: what stands at the end of a chain is said like the rest of it.
        statements.append(.comparison(claim))
        found = true
      } else if hasSides, relation == "in", claim.sizes != nil {
        statements.append(.membership(claim))
        found = true
      } else if !found {
        let isHeadless = left.isEmpty && Self.equalities.contains(relation)
        let why: Statement.Reason = isHeadless ? .isHeadless : .said(Self.why(relation))
        statements.append(.other(items, row: row, why: why))
        found = true
      }
      (left, continues) = (part, false)
    }
  }

  /// `w \to w - …` is an update: an arrow from a parameter to something with the same parameter.
  package static func update(
    _ parts: [[Item]], _ relations: [String], _ lexicon: Lexicon
  ) -> String? {
    guard relations.first == "to", parts.count > 1, let first = parts[0].first,
      case .name(let name, let plain) = first.kind,
      lexicon.declarations.contains(where: {
        ($0.plain == plain || $0.name == name) && ($0.isParameter || $0.quantity == .parameters)
      }),
      parts[1].contains(where: { $0.isSign("-") || $0.isSign("+") }),
      VariableFinder.names(parts[1], lexicon).contains(plain)
    else { return nil }
    return "leftarrow"
  }

  package static func why(_ relation: String) -> String {
    switch relation {
    case "approx": "an approximation"
    case "propto": "what is proportional to something is not judged"
    case "in", "subset", "subseteq": "it says where something lies"
    case "to", "mapsto": "a mapping"
    case "le", "ge", "<", ">", "ne": "an inequality"
    default: "no equality"
    }
  }

  package static func relations(_ items: [Item]) -> [String] {
    var depth = 0
    var result: [String] = []
    for item in items {
      if item.isOpening { depth += 1 }
      if item.isClosing { depth = max(0, depth - 1) }
      if depth == 0, item.isRelation, let sign = item.sign { result.append(sign) }
    }
    return result
  }

  static func withoutLabel(_ items: [Item]) -> [Item] {
    if let first = items.first, let scalar = first.sign?.unicodeScalars.first,
      (0x2460...0x24FF).contains(scalar.value)
    {
      return Array(items.dropFirst())
    }
    if items.count > 3, isLabel(Array(items[..<3])), !items[3].isScript, !items[3].isRelation {
      return Array(items.dropFirst(3))
    }
    return items
  }

  /// `f : x \mapsto y` says f(x) = y.
  func mapping(_ items: [Item]) -> [Item]? {
    guard let colon = items.firstIndex(where: { $0.isSign(":") }),
      let arrow = items.firstIndex(where: { $0.isSign("mapsto") }), colon < arrow, colon > 0,
      !items.contains(where: { $0.isSign("to") || $0.isSign("=") })
    else { return nil }
    func sign(_ text: String) -> Item { Item(kind: .sign(text), source: items[colon].source) }
    var claim = items[..<colon] + [sign("(")]
    claim += items[(colon + 1)..<arrow]
    claim += [sign(")"), sign("=")]
    return Array(claim + items[(arrow + 1)...])
  }
}

extension Item {
  fileprivate var isQuestion: Bool {
    if case .words(let text) = kind { return text.contains("?") }
    return isSign("?")
  }

  /// What follows says where the equation before it is meant.
  static let proviso = Item(kind: .sign("proviso"), source: 0..<0)

  /// What stands behind the mark of a proviso that begins with “if”.
  static let hypothesis = Item(kind: .sign("hypothesis"), source: 0..<0)

  /// What follows stands before a colon, and says where what stands behind it is meant.
  static let heading = Item(kind: .sign("heading"), source: 0..<0)
  var isHeading: Bool { isSign("heading") }

  var isMark: Bool { isSign("proviso") || isSign("hypothesis") || isHeading }
}
