//===----------------------------------------------------------------------===//
// Which edits a claim offers.
//===----------------------------------------------------------------------===//

/// Finds the single edits of a claim's two sides.
struct EditFinder {
  let tokens: [Token]
  let lexicon: Lexicon
  private(set) var edits: [Edit] = []
  private var seen: Set<Edit> = []
  /// Every index of the claim with the part it plays.
  private var slots: [(index: Index, role: Role)] = []
  private var names: [(source: Range<Int>, symbol: Symbol)] = []

  init(tokens: [Token], lexicon: Lexicon) {
    self.tokens = tokens
    self.lexicon = lexicon
  }

  /// All edits of an equation's sides, the likeliest first.
  static func edits(of sides: [Node], tokens: [Token], lexicon: Lexicon) -> [Edit] {
    var finder = EditFinder(tokens: tokens, lexicon: lexicon)
    let nodes = sides.flatMap(\.all)
    for node in nodes { finder.collect(node) }
    finder.indices()
    finder.layers()
    for side in sides { finder.transposes(side.source) }
    for node in nodes { finder.signs(node) }
    for side in sides { finder.leadingSign(side) }
    for node in nodes { finder.primes(node) }
    for node in nodes { finder.factors(node) }
    for side in sides { finder.newFactors(side) }
    finder.exchanges()
    finder.symbols()
    for node in nodes { finder.sums(node) }
    for node in nodes { finder.multiplications(node) }
    finder.newSums(sides)
    return finder.edits
  }

  mutating func add(_ edit: Edit) {
    guard
      edit.replacements.allSatisfy({
        tokens.indices.contains($0.range.lowerBound) || $0.range.isEmpty
      }),
      seen.insert(edit).inserted
    else { return }
    edits.append(edit)
  }

  mutating func replace(_ range: Range<Int>, _ latex: String) { add(Edit(range, latex)) }

  private mutating func collect(_ node: Node) {
    func note(_ symbol: Symbol) {
      for (role, index) in symbol.roles where !index.source.isEmpty { slots.append((index, role)) }
      names.append((symbol.nameSource, symbol))
      for case .symbol(let argument) in symbol.arguments.map(\.kind) { note(argument) }
    }
    switch node.kind {
    case .symbol(let symbol): note(symbol)
    case .apply(let function, _), .function(let function):
      if let symbol = function.symbol { note(symbol) }
    case .entry(_, let indices):
      for index in indices where !index.source.isEmpty { slots.append((index, .unit)) }
    case .count(let index):
      if case .width(let layer) = index.base, !layer.source.isEmpty {
        slots.append((layer, .layer))
      }
    case .series(let series):
      for bound in [series.lower, series.upper].compactMap({ $0 }) {
        if case .width(let layer) = bound.base, !layer.source.isEmpty {
          slots.append((layer, .layer))
        }
      }
    default: break
    }
  }

  private func latex(_ range: Range<Int>) -> String {
    tokens[range.clamped(to: tokens.indices)].latex
  }

  private var unitSlots: [(index: Index, role: Role)] {
    slots.filter { $0.role != .layer && $0.role != .sample }
  }

  /// One index for another, and two exchanged.
  private mutating func indices() {
    let units = unitSlots
    for (place, a) in units.enumerated() {
      for b in units[(place + 1)...]
      where a.index != b.index && !a.index.source.overlaps(b.index.source) {
        add(Edit(exchanging: a.index.source, with: b.index.source, in: tokens))
      }
    }
    let written = Set(units.map { latex($0.index.source) })
    for a in units {
      for other in written.sorted() where other != latex(a.index.source) {
        replace(a.index.source, other)
      }
    }
    let samples = slots.filter { $0.role == .sample }
    let writtenSamples = Set(samples.map { latex($0.index.source) })
    for a in samples {
      for other in writtenSamples.sorted() where other != latex(a.index.source) {
        replace(a.index.source, other)
      }
    }
  }

  /// A layer up or down, and another layer of the claim.
  private mutating func layers() {
    let layers = slots.filter { $0.role == .layer }
    var written = Set(layers.map { latex($0.index.source) })
    for a in layers {
      for amount in [-1, 1] {
        if let shifted = shifted(a.index, by: amount) {
          replace(a.index.source, shifted)
          written.insert(shifted)
        }
      }
    }
    for a in layers {
      for other in written.sorted() where other != latex(a.index.source) {
        replace(a.index.source, other)
      }
    }
  }

  private func shifted(_ index: Index, by amount: Int) -> String? {
    let offset = index.offset + amount
    switch index.base {
    case .none: return offset >= 0 ? "\(offset)" : nil
    case .variable, .depth:
      // What stands before the sign is the letter.
      let written = tokens[index.source.clamped(to: tokens.indices)]
      let letters = written.prefix { $0.text != "+" && $0.text != "-" && $0.text != "−" }
      let name = Array(letters).latex
      return offset == 0 ? name : name + (offset > 0 ? "+\(offset)" : "\(offset)")
    default: return nil
    }
  }

  /// Two symbols exchanged.
  private mutating func exchanges() {
    for (place, a) in names.enumerated() {
      for b in names[(place + 1)...]
      where latex(a.source) != latex(b.source) && !a.source.overlaps(b.source) {
        add(Edit(exchanging: a.source, with: b.source, in: tokens))
      }
    }
  }

  /// Another declared symbol with as many slots in the place of one.
  private mutating func symbols() {
    for (source, symbol) in names {
      let declaration = symbol.declaration
      for other in lexicon.declarations
      where other.plain != declaration.plain && !other.isWordOfFunction
        && (other.quantity == .function) == (declaration.quantity == .function)
        && other.subscripts.count >= symbol.writtenSubscripts
        && other.superscripts.count == declaration.superscripts.count
      {
        replace(source, other.name)
      }
    }
  }
}

extension Declaration {
  /// Counts and parameters stand in no equation's place of a value.
  fileprivate var isWordOfFunction: Bool {
    switch quantity {
    case .parameters, .depth, .index, .samples, .width, .label: true
    default: !parameters.isEmpty
    }
  }
}

extension Symbol {
  /// How many indices stand below.
  fileprivate var writtenSubscripts: Int {
    declaration.subscripts.filter { slot in
      if case .slot(let name) = slot { slots[name] != nil } else { true }
    }.count
  }
}
