//===----------------------------------------------------------------------===//
// From a display's items to its claims.
//===----------------------------------------------------------------------===//

/// Finds the claims of a display's items.
struct StatementReader {
  static let equalities: Set<String> = ["=", ":=", "=:", "equiv", "leftarrow"]

  /// The right side that a display may continue which begins with a relation.
  var previous: [Item] = []
  private var isPreviousOwn = false
  private var statements: [Statement] = []
  private let lexicon: Lexicon
  private var quantifiers: [Quantifier] = []
  /// The statements of the part of a row that was read last.
  private var latest: Range<Int> = 0..<0
  /// Whether the ends of an index's range are being read.
  private var isQuantifying = false

  init(_ lexicon: Lexicon, previous: [Item]) {
    self.lexicon = lexicon
    self.previous = previous
  }

  /// The statements of a display, and the last right side.
  static func statements(
    of items: [Item], _ lexicon: Lexicon, previous: [Item]
  ) -> ([Statement], last: [Item]) {
    var reader = StatementReader(lexicon, previous: previous)
    for (row, segments) in rows(items, lexicon).enumerated() {
      for segment in segments { reader.read(segment, row: row + 1) }
      reader.keepExpression(segments)
    }
    var statements = reader.statements.enumerated().map { place, statement in
      guard case .claim(var claim) = statement else { return statement }
      claim.ranges = Quantifier.ranges(of: reader.quantifiers, at: place)
      return Statement.claim(claim)
    }
    // Beside a claim, an expression alone is part of the words around it.
    if statements.contains(where: \.isClaim) { statements.removeAll(where: \.isExpression) }
    return (statements, reader.previous)
  }

  /// A row that is an expression alone is the left side of a row that begins with a relation.
  private mutating func keepExpression(_ segments: [[Item]]) {
    guard segments.count == 1 else { return }
    let items = segments[0].filter { !$0.isGap }
    guard !items.isEmpty, !items.contains(where: \.isRelation), Self.isBalanced(items) else {
      return
    }
    (previous, isPreviousOwn) = (items, true)
  }

  /// The rows, joined where one goes on in the next, each parted into segments.
  private static func rows(_ items: [Item], _ lexicon: Lexicon) -> [[[Item]]] {
    var rows: [[Item]] = []
    var open = false
    let parts = Item.split(items) { if case .newRow = $0.kind { true } else { false } }
    for part in parts {
      let row = withoutCells(part)
      let first = row.first { !$0.isGap }
      let goesOn = first.map { isJoint($0) } ?? false
      if open || goesOn, !rows.isEmpty {
        // `a =\\ = b`: the relation is written twice.
        var added = row
        if open, let first, first.isRelation, let last = rows[rows.count - 1].last, last.isRelation,
          let place = added.firstIndex(where: { !$0.isGap })
        {
          added.remove(at: place)
        }
        rows[rows.count - 1] += added
      } else {
        rows.append(row)
      }
      let last = rows[rows.count - 1].last { !$0.isGap }
      open = last.map { isJoint($0) || $0.isRelation || isUnclosed(rows[rows.count - 1]) } ?? false
    }
    return rows.map { segments($0, lexicon) }
  }

  /// `F := f \circ g : A \to B` says F = f ∘ g, and between what it leads.
  private static func withoutType(_ items: [Item]) -> [Item] {
    guard let colon = items.lastIndex(where: { $0.isSign(":") }),
      items[colon...].contains(where: { $0.isSign("to") }),
      items[..<colon].contains(where: \.isRelation)
    else { return items }
    return Array(items[..<colon])
  }

  private static func isBalanced(_ items: [Item]) -> Bool {
    items.reduce(0) { $0 + ($1.isOpening ? 1 : $1.isClosing ? -1 : 0) } == 0
  }

  private static func isUnclosed(_ items: [Item]) -> Bool {
    items.reduce(0) { $0 + ($1.isOpening ? 1 : $1.isClosing ? -1 : 0) } > 0
  }

  /// Whether a row cannot begin, or end, with this.
  private static func isJoint(_ item: Item) -> Bool {
    item.multiplication != nil && !item.isSign(".") || item.isSign("+") || item.isSign("-")
  }

  /// `&` goes; two in a row part equations side by side.
  private static func withoutCells(_ items: [Item]) -> [Item] {
    var result: [Item] = []
    var cells = 0
    for (place, item) in items.enumerated() {
      if case .cell = item.kind {
        cells += 1
        if cells == 2 || beginsEquation(items[(place + 1)...], after: result) {
          result.append(Item(kind: .gap, source: item.source))
        }
        continue
      }
      cells = 0
      result.append(item)
    }
    return result
  }

  /// `a &= b & c &= d`: whether a cell begins another equation.
  private static func beginsEquation(_ rest: ArraySlice<Item>, after before: [Item]) -> Bool {
    let start = before.lastIndex(where: \.isGap).map { $0 + 1 } ?? 0
    let current = before[start...]
    guard isBalanced(Array(current)), current.contains(where: \.isRelation),
      let last = current.last, !last.isRelation, !isJoint(last),
      let first = rest.first(where: { !$0.isGap }), !first.isRelation, !isJoint(first)
    else { return false }
    return !relations(Array(rest)).isEmpty
  }

  /// Parts of a row between words, wide gaps and commas, as far as each is a statement.
  private static func segments(_ row: [Item], _ lexicon: Lexicon) -> [[Item]] {
    var result: [[Item]] = []
    var current: [Item] = []
    var depth = 0
    func flush() {
      if !current.isEmpty { result.append(current) }
      current = []
    }
    for (place, item) in row.enumerated() {
      if item.isOpening { depth += 1 }
      if item.isClosing { depth = max(0, depth - 1) }
      guard depth == 0 else {
        current.append(item)
        continue
      }
      switch item.kind {
      case .gap:
        let rest = row[(place + 1)...].drop { $0.isGap }
        if isLabel(Array(rest)) {
          flush()
          return result
        }
        let hasRelation = current.contains(where: \.isRelation)
        if current.isEmpty || !hasRelation && !isLabel(current) { continue }
        if let next = rest.first,
          next.isRelation || isJoint(next) || isJoint(current[current.count - 1])
            || isBracketed(rest)
        {
          continue
        }
        flush()
      case .words(let text):
        // A word may be a name, and then it is a factor.
        if lexicon.isWord(text) || isName(text, in: row, at: place) {
          current.append(item)
        } else {
          flush()
        }
      case .sign(","), .sign(";"): flush()
      case .sign("implies"), .sign("forall"): flush()
      default: current.append(item)
      }
    }
    flush()
    return result
  }

  /// Whether words stand where a name stands: scripts or brackets follow.
  private static func isName(_ text: String, in row: [Item], at place: Int) -> Bool {
    guard !text.contains(" "), place + 1 < row.count else { return false }
    return row[place + 1].isScript || row[place + 1].isSign("(")
  }

  /// `(12)` or `⑫` before an equation.
  private static func isLabel(_ items: [Item]) -> Bool {
    if items.count == 3, items[0].isSign("("), items[2].isSign(")"),
      case .number = items[1].kind
    {
      return true
    }
    return items.count == 1
      && (items[0].sign?.unicodeScalars.first.map { (0x2460...0x24FF).contains($0.value) } ?? false)
  }

  private static func isBracketed(_ rest: ArraySlice<Item>) -> Bool {
    rest.first?.isSign("(") == true && !rest.contains(where: \.isRelation)
  }

  private mutating func read(_ segment: [Item], row: Int) {
    var items = segment.filter { !$0.isGap }
    while let last = items.last, last.isSign(".") || last.isSign(":") { items.removeLast() }
    items = Self.withoutLabel(items)
    guard !items.isEmpty else { return }
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
    guard !relations.isEmpty else {
      if isRange(items) {
        note(items)
        return
      }
      isQuantifying = false
      statements.append(.other(items, row: row, why: Statement.expression))
      return
    }
    isQuantifying = false
    if restrict(parts, relations) { return }
    if isQuantifier(parts, relations), let name = parts[0].first?.nameAlone {
      quantifiers.append(Quantifier(index: name, place: statements.count))
      isQuantifying = true
      let ends = relations[0] == "=" ? [parts[1]] : Self.elements(of: parts[1])
      for end in ends { note(end) }
      if ends.count == 1, parts[1].first?.isSign("[") == true, let last = end(ends[0]) {
        // `k \in [K]`: from the first to K.
        quantifiers[quantifiers.count - 1].range = IndexRange("le", last)
      }
      return
    }
    bound(parts, relations)
    var left = parts[0]
    let first = statements.count
    defer { latest = first..<statements.count }
    if let new = Self.update(parts, relations, lexicon) { relations[0] = new }
    var continues = false
    if left.isEmpty { (left, continues) = (previous, !isPreviousOwn) }
    var found = false
    for (relation, part) in zip(relations, parts.dropFirst()) {
      if relation == "leftarrow", case .claim(var claim)? = statements.last, found,
        let marked = left.first?.marking(part), left.count == 1
      {
        // `(0, …, x, …, 0)^T \leftarrow i` says which entry of the column it is.
        claim.right = [marked]
        statements[statements.count - 1] = .claim(claim)
        continue
      }
      if Self.equalities.contains(relation), !part.isEmpty, !left.isEmpty {
        statements.append(
          .claim(
            Claim(left: left, relation: relation, right: part, row: row, continues: continues)))
        (previous, isPreviousOwn) = (part, true)
        found = true
      } else if !found {
        statements.append(.other(items, row: row, why: Self.why(relation)))
        found = true
      }
      (left, continues) = (part, false)
    }
  }

  /// `j \ne k` after an equation says of which indices it speaks; false where it is no such thing.
  private mutating func restrict(_ parts: [[Item]], _ relations: [String]) -> Bool {
    guard parts.count == 2, relations[0] == "ne" || relations[0] == "=",
      let left = letter(parts[0]), let right = letter(parts[1]), !latest.isEmpty
    else { return false }
    for place in latest {
      guard case .claim(var claim) = statements[place] else { continue }
      claim.conditions.append(
        IndexCondition(left: left, right: right, isEqual: relations[0] == "="))
      statements[place] = .claim(claim)
    }
    return true
  }

  /// A letter that nothing declares, alone.
  private func letter(_ items: [Item]) -> String? {
    guard items.count == 1, case .name(let name, let plain) = items[0].kind,
      lexicon.declarations.allSatisfy({
        $0.plain != plain && $0.name != name || $0.quantity == .index
      })
    else { return nil }
    return plain
  }

  /// `w \to w - …` is an update: an arrow from a parameter to something with the same parameter.
  private static func update(
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

  /// One end of the range of an index.
  private mutating func note(_ items: [Item]) {
    guard isQuantifying, let end = end(items.filter { !$0.isSign("dots") }) else { return }
    quantifiers[quantifiers.count - 1].ends.append(end)
  }

  private func end(_ items: [Item]) -> Index? {
    let reader = ScriptReader(count: lexicon.count)
    guard let read = reader.items(items, splittingDigits: false), read.count == 1 else {
      return nil
    }
    return read[0].index
  }

  /// The parts of `\{1, \ldots, L\}`; none of a set that is not written out.
  private static func elements(of set: [Item]) -> [[Item]] {
    guard let first = set.first, let last = set.last, set.count > 2,
      first.isSign("{") && last.isSign("}") || first.isSign("[") && last.isSign("]")
    else { return [] }
    return Item.split(Array(set.dropFirst().dropLast())) { $0.isSign(",") }
  }

  /// `1 \le k < L` beside an equation says what k runs over.
  private mutating func bound(_ parts: [[Item]], _ relations: [String]) {
    func note(_ index: [Item], _ relation: String, _ bound: [Item]) {
      guard index.count == 1, let name = letter(index), let end = end(bound),
        let range = IndexRange(relation, end)
      else { return }
      quantifiers.append(Quantifier(index: name, range: range, place: statements.count))
    }
    let mirrored = ["le": "ge", "ge": "le", "<": ">", ">": "<", "ne": "ne"]
    if parts.count == 3, let left = mirrored[relations[0]], mirrored[relations[1]] != nil {
      note(parts[1], left, parts[0])
      note(parts[1], relations[1], parts[2])
    } else if parts.count == 2, mirrored[relations[0]] != nil {
      note(parts[0], relations[0], parts[1])
    }
  }

  private static func why(_ relation: String) -> String {
    switch relation {
    case "approx": "an approximation"
    case "in", "subset", "subseteq": "it says where something lies"
    case "to", "mapsto": "a mapping"
    case "le", "ge", "<", ">", "ne": "an inequality"
    default: "no equality"
    }
  }

  private static func relations(_ items: [Item]) -> [String] {
    var depth = 0
    var result: [String] = []
    for item in items {
      if item.isOpening { depth += 1 }
      if item.isClosing { depth = max(0, depth - 1) }
      if depth == 0, item.isRelation, let sign = item.sign { result.append(sign) }
    }
    return result
  }

  private static func withoutLabel(_ items: [Item]) -> [Item] {
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
  private func mapping(_ items: [Item]) -> [Item]? {
    guard let colon = items.firstIndex(where: { $0.isSign(":") }),
      let arrow = items.firstIndex(where: { $0.isSign("mapsto") }), colon < arrow, colon > 0,
      !items.contains(where: { $0.isSign("to") || $0.isSign("=") })
    else { return nil }
    func sign(_ text: String) -> Item { Item(kind: .sign(text), source: items[colon].source) }
    return Array(items[..<colon]) + [sign("(")] + items[(colon + 1)..<arrow] + [
      sign(")"), sign("="),
    ]
      + items[(arrow + 1)...]
  }

  /// `l = 1`, of `l = 1, …, L`: it says what an index runs over.
  private func isQuantifier(_ parts: [[Item]], _ relations: [String]) -> Bool {
    guard parts.count == 2, relations[0] == "=" || relations[0] == "in", parts[0].count == 1,
      case .name(let name, let plain) = parts[0][0].kind
    else { return false }
    let known = lexicon.declarations.filter { $0.plain == plain || $0.name == name }
    guard known.allSatisfy({ $0.quantity == .index }) || known.allSatisfy({ $0.slotCount > 0 })
    else { return false }
    return relations[0] == "in" || isRange(parts[1])
  }

  /// Whether items could be one end of a range: `1`, `L`, `N-1`, `p_{l}`, dots.
  private func isRange(_ items: [Item]) -> Bool {
    let rest = items.filter { !$0.isSign("dots") && !$0.isSign("forall") }
    if rest.isEmpty { return true }
    let reader = ScriptReader(count: lexicon.count)
    guard let read = reader.items(rest, splittingDigits: false), read.count == 1 else {
      return false
    }
    return true
  }
}

extension Item {
  /// A column with a mark that says which of its entries is not zero.
  static let markedColumn = "marked column"

  fileprivate func marking(_ mark: [Item]) -> Item? {
    guard case .grid(_, let rows) = kind, rows.count > 2, rows.allSatisfy({ $0.count == 1 }),
      mark.count == 1, mark[0].nameAlone != nil
    else { return nil }
    return Item(kind: .grid(Item.markedColumn, rows + [[mark]]), source: source)
  }
}
