//===----------------------------------------------------------------------===//
// How the scripts of a name fill the slots of a declaration.
//===----------------------------------------------------------------------===//

import MathText

extension Lexicon {
  package func match(_ declaration: Declaration, _ scripts: [Item]) -> Match? {
    var match = Match(declaration: declaration)
    var needsSuperscript = !declaration.superscripts.isEmpty
    var subscripts: [Item] = []
    for script in scripts {
      switch script.kind {
      case .superscript(let items):
        let index = needsSuperscript ? lastIndex(items, of: declaration, script.source) : nil
        if index != nil { match.score += 4 }
        let read = index ?? Superscript(items, source: script.source)
        if needsSuperscript, bind(read, of: declaration, to: &match) {
          needsSuperscript = false
          match.isTransposed = match.isTransposed || read.isTransposed
        } else if read.content.isEmpty && read.isTransposed {
          if declaration.quantity.isNumber, isNumber(items) {
            match.powers.append(items)
          } else {
            match.isTransposed.toggle()
          }
        } else if !needsSuperscript || declaration.superscripts.isEmpty {
          let isSetAnew =
            declaration.isParameter || declaration.quantity == .parameters
            || trained.contains(declaration.plain)
          if isSetAnew, read.bracket != .none, isIteration(read.content) {
            continue
          }
          if read.bracket != .none { return nil }
          match.powers.append(items)
        } else {
          return nil
        }
      case .subscript(let items): subscripts += items
      default: return nil
      }
    }
    if needsSuperscript && !dropsSuperscript(declaration) { return nil }
    return bindSubscripts(subscripts, of: declaration, to: &match) ? match : nil
  }

  /// `z_h^t` where the slot above is declared with a t, or a sum binds it: an index, and no transpose;
  /// nil of all other scripts.
  package func lastIndex(
    _ script: [Item], of declaration: Declaration, _ source: Range<Int>
  ) -> Superscript? {
    guard let letter = script.last?.nameAlone,
      case .slot(let slot)? = declaration.superscripts.last,
      letter == slot || bound.contains(letter), Superscript(script, source: source).isTransposed
    else { return nil }
    let whole = Superscript(script, source: source, transposing: false)
    let items = reader.items(whole.content, splittingDigits: false)
    return items?.count == declaration.superscripts.count ? whole : nil
  }

  /// Whether a script is a letter that is declared as a number: the t of β^t is no transpose then.
  package func isNumber(_ script: [Item]) -> Bool {
    guard script.count == 1, let letter = script[0].nameAlone,
      let match = match(letter, plain: letter, [])
    else { return false }
    return match.declaration.quantity.isNumber && match.powers.isEmpty && !match.isOpen
  }

  /// Whether a script counts the steps of gradient descent: `w^{(r+1)} = w^{(r)} - …`.
  func isIteration(_ content: [Item]) -> Bool {
    guard let items = reader.items(content, splittingDigits: false), items.count == 1,
      !items[0].isMark, let name = items[0].index.variable
    else { return false }
    return !isDeclared(name, plain: name)
  }

  /// Whether a symbol's superscripts may be left out: those that count samples may.
  func dropsSuperscript(_ declaration: Declaration) -> Bool {
    areOfSamples(declaration.superscripts[...], declaration)
  }

  func areOfSamples(
    _ slots: ArraySlice<Declaration.Slot>, _ declaration: Declaration
  ) -> Bool {
    slots.allSatisfy { slot in
      guard case .slot(let variable) = slot else { return false }
      return declaration.roles[.sample]?.variable == variable
    }
  }

  package var reader: ScriptReader { ScriptReader(count: count, readsMarks: true) }

  func bind(
    _ script: Superscript, of declaration: Declaration, to match: inout Match
  ) -> Bool {
    let slots = declaration.superscripts
    if declaration.bracket == script.bracket {
      match.score += 4
    } else if declaration.bracket != .none && script.bracket != .none {
      return false
    }
    for splitting in [false, true] {
      guard let items = reader.items(script.content, splittingDigits: splitting) else {
        return false
      }
      if fill(slots, with: items, to: &match) { return true }
      let (given, left) = (slots.prefix(items.count), slots.dropFirst(items.count))
      if !given.isEmpty, !left.isEmpty, areOfSamples(left, declaration),
        fill(Array(given), with: items, to: &match)
      {
        return true
      }
      if script.isDouble, items.count == slots.count + 1, slots.count > 0,
        declaration.isBatch || declaration.quantity == .formula,
        fill(slots, with: Array(items.dropLast()), to: &match)
      {
        let sample = items[slots.count]
        if declaration.isBatch {
          match.declaration.isBatch = false
          match.declaration.roles[.sample] = sample.index
        } else {
          match.entries.append(place(ofSample: sample, script.source))
        }
        return true
      }
    }
    return false
  }

  /// `dZ^{[l](i)}` of a matrix that holds all examples: its column, or its row, i.
  package func place(ofSample item: ScriptItem, _ source: Range<Int>) -> [Item] {
    let index = Item(kind: .name(item.text, plain: item.text), source: item.index.source)
    let number = Item(kind: .number(item.text), source: item.index.source)
    let place = item.index.literal == nil ? index : number
    let all = Item(kind: .sign(":"), source: source)
    return settings.samplesInRows ? [place, all] : [all, place]
  }

  func bindSubscripts(
    _ content: [Item], of declaration: Declaration, to match: inout Match
  ) -> Bool {
    let slots = declaration.subscripts
    if content.isEmpty {
      if slots.isEmpty && declaration.arguments == nil { match.score += 2 }
      return droppable(slots[...], of: declaration)
    }
    let readings = [false, true].compactMap { reader.items(content, splittingDigits: $0) }
    if content.contains(where: { $0.isSign(":") }), droppable(slots[...], of: declaration) {
      // X_{i,:} is a row of the whole, whatever its entries are declared as.
      match.entries.append(content)
      return true
    }
    for items in readings where fill(slots, with: items, to: &match) {
      match.score += 2
      return true
    }
    for items in readings
    where items.count < slots.count && droppable(slots[items.count...], of: declaration) {
      if fill(Array(slots[..<items.count]), with: items, to: &match) { return true }
    }
    if readings.isEmpty, slots.count == 1, case .literal(let text) = slots[0] {
      return text == Item(kind: .subscript(content), source: 0..<0).scriptText
    }
    guard slots.isEmpty, declaration.quantity.hasEntries, declaration.roles[.unit] == nil,
      !readings.isEmpty
    else { return false }
    match.entries.append(content)
    match.score -= 30
    return true
  }

  /// Whether slots at the end may be left out, the symbol then meaning the whole.
  func droppable(_ slots: ArraySlice<Declaration.Slot>, of declaration: Declaration)
    -> Bool
  {
    if let formula = declaration.formula, !slots.isEmpty {
      let roles = formula.freeIndices.roles
      return slots.allSatisfy { slot in
        guard case .slot(let variable) = slot, let role = roles[variable] else { return false }
        return role != .layer
      }
    }
    let units = [Role.unit, .to, .from, .sample].compactMap { declaration.roles[$0]?.variable }
    return slots.allSatisfy { slot in
      guard case .slot(let variable) = slot else { return false }
      return units.contains(variable)
    }
  }

  func fill(
    _ slots: [Declaration.Slot], with items: [ScriptItem], to match: inout Match
  ) -> Bool {
    guard slots.count == items.count else { return fillWords(slots, with: items, to: &match) }
    var filled = match
    for (slot, item) in zip(slots, items) {
      switch slot {
      case .literal(let text):
        guard item.text == text else { return false }
        filled.score += 8
      case .slot(let variable):
        if item.isMark { return false }
        if let other = filled.slots[variable], other != item.index { return false }
        filled.slots[variable] = item.index
        if item.index.variable == variable { filled.score += 0.5 }
      }
    }
    match = filled
    return true
  }

  /// Letters of a name may be one word in the text and several in its declaration, or the other way
  /// round: `_{\mathrm{reg}}` is `_{reg}`.
  func fillWords(
    _ slots: [Declaration.Slot], with items: [ScriptItem], to match: inout Match
  ) -> Bool {
    let letters = slots.map { if case .literal(let text) = $0 { text } else { "\u{0}" } }.joined()
    guard letters.count > 1, letters == items.map(\.text).joined() else { return false }
    match.score += 8
    return true
  }
}

extension Lexicon.Match {
  /// V^T_{kj} as V_{jk}: both indices of a matrix beside its transpose are those of the transpose.
  var ofTranspose: Lexicon.Match {
    let slots = declaration.subscripts.compactMap { slot -> String? in
      if case .slot(let name) = slot { name } else { nil }
    }
    guard isTransposed, slots.count == 2, declaration.subscripts.count == 2,
      declaration.quantity != .variable, let first = self.slots[slots[0]],
      let second = self.slots[slots[1]], slots.allSatisfy({ !isLayer($0) })
    else { return self }
    var match = self
    match.isTransposed = false
    match.slots[slots[0]] = second
    match.slots[slots[1]] = first
    return match
  }

  private func isLayer(_ slot: String) -> Bool {
    if let formula = declaration.formula {
      return formula.freeIndices.roles[slot] == .layer
    }
    return declaration.roles[.layer]?.variable == slot
  }
}
