//===----------------------------------------------------------------------===//
// What a display says that its indices run over.
//===----------------------------------------------------------------------===//

import MathText

extension StatementReader {
  /// `j \ne k` after an equation says of which indices it speaks; false where it is no such thing.
  mutating func restrict(_ parts: [[Item]], _ relations: [String]) -> Bool {
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

  /// `z > 0` in brackets or with an “if” behind an equation says where it is meant; false where it is
  /// no such thing, or says what an index runs over.
  ///
  /// - Parameter orEqual: whether an equation is such a thing too, as after an “if”
  mutating func provide(
    _ items: [Item], _ parts: [[Item]], _ relations: [String], orEqual: Bool
  ) -> Bool {
    guard isProviso(parts, relations, orEqual: orEqual), !latest.isEmpty else { return false }
    for place in latest {
      guard case .claim(var claim) = statements[place] else { continue }
      claim.provisos.append(items)
      statements[place] = .claim(claim)
    }
    return true
  }

  /// `z > 0:` before an equation, which counts for what its row says behind it; false where it is no
  /// such thing, or says what an index runs over.
  mutating func head(
    _ items: [Item], _ parts: [[Item]], _ relations: [String], _ row: Int, orEqual: Bool
  ) -> Bool {
    guard isProviso(parts, relations, orEqual: orEqual) else { return false }
    if heading.row != row { heading = (row, []) }
    heading.provisos.append(items)
    return true
  }

  private func isProviso(_ parts: [[Item]], _ relations: [String], orEqual: Bool) -> Bool {
    let inequalities = ["<", ">", "le", "ge", "ne", "ll", "gg"]
    let isInequality = relations.first.map(inequalities.contains) ?? false
    return parts.count == 2 && (isInequality || orEqual && relations[0] == "=")
      && parts.allSatisfy { letter($0) == nil }
  }

  /// A letter that nothing declares, alone.
  package func letter(_ items: [Item]) -> String? {
    guard items.count == 1, case .name(let name, let plain) = items[0].kind,
      lexicon.declarations.allSatisfy({
        $0.plain != plain && $0.name != name || $0.quantity == .index
      })
    else { return nil }
    return plain
  }

  /// One end of the range of an index, or both.
  package mutating func note(_ items: [Item]) {
    guard isQuantifying else { return }
    quantifiers[quantifiers.count - 1].ends += Self.ends(of: items).compactMap(end)
  }

  package func end(_ items: [Item]) -> Index? {
    let reader = ScriptReader(count: lexicon.count)
    guard let read = reader.items(items, splittingDigits: false), read.count == 1 else {
      return nil
    }
    return read[0].index
  }

  /// The parts of `\{1, \ldots, L\}`; none of a set that is not written out.
  package static func elements(of set: [Item]) -> [[Item]] {
    guard let first = set.first, let last = set.last, set.count > 2,
      first.isSign("{") && last.isSign("}") || first.isSign("[") && last.isSign("]")
    else { return [] }
    return Item.split(Array(set.dropFirst().dropLast())) { $0.isSign(",") }
  }

  /// `1 \le k < L` beside an equation says what k runs over.
  package mutating func bound(_ parts: [[Item]], _ relations: [String]) {
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

  /// `l = 1`, of `l = 1, …, L`: it says what an index runs over.
  func isQuantifier(_ parts: [[Item]], _ relations: [String]) -> Bool {
    guard parts.count == 2, relations[0] == "=" || relations[0] == "in", parts[0].count == 1,
      case .name(let name, let plain) = parts[0][0].kind
    else { return false }
    let known = lexicon.declarations.filter { $0.plain == plain || $0.name == name }
    guard known.allSatisfy({ $0.quantity == .index }) || known.allSatisfy({ $0.slotCount > 0 })
    else { return false }
    return relations[0] == "in" || isRange(parts[1])
  }

  /// Whether items could be one end of a range, `1`, `L`, `N-1`, `p_{l}`, dots, or both: `1 \dots L`.
  func isRange(_ items: [Item]) -> Bool {
    Self.ends(of: items.filter { !$0.isSign("forall") }).allSatisfy { end($0) != nil }
  }

  /// What stands between the dots of a range.
  package static func ends(of range: [Item]) -> [[Item]] {
    Item.split(range) { $0.isSign("dots") }.filter { !$0.isEmpty }
  }
}
