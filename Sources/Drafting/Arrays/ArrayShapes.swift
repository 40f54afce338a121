//===----------------------------------------------------------------------===//
// Shapes of what stands in a text without a network: which names are numbers, vectors and matrices.
//===----------------------------------------------------------------------===//

import Syntax

/// The shapes of the names in some equations, by what multiplies, adds and transposes them.
struct ArrayShapes {
  var kinds: [String: Kind] = [:]
  /// What names are by what stands at them: transposes, scripts, brackets.
  private(set) var shown: [String: Kind] = [:]
  var shapes: [String: Shape] = [:]
  var dimensions = Dimensions()
  /// Names of which scripts are a part: w_{11} beside w_{12}.
  private(set) var literal: Set<String> = []
  /// Letters in scripts that something is added to: the t of m_{t-1}.
  private(set) var steps: Set<String> = []
  private var bare: Set<String> = []
  /// Names that stand alone in an equation that applies them to nothing.
  private let unapplied: Set<String>
  /// Names of vectors of which there is one for each index.
  private let families: Set<String>
  /// How many of these there are.
  private var counts: [String: Int] = [:]
  /// The dimensions of the letters that count entries, in the equation at hand.
  var letters: [String: Int] = [:]

  /// - Parameters:
  ///   - others: names of which scripts are a part elsewhere in the text
  ///   - known: what is known of names without a look at what multiplies them
  ///   - entries: names of which what stands below are entries, numbers too
  ///   - families: names of vectors of which there is one for each index below
  ///   - stacks: matrices that have these as their rows, or as their columns
  init(
    _ equations: [DraftEquation], others: Set<String> = [], known: [String: Kind] = [:],
    entries: Set<String> = [], families: Set<String> = [], stacks: [FamilyStack] = []
  ) {
    kinds = known
    self.families = families
    let parts = equations.flatMap(\.all)
    unapplied = equations.reduce(into: []) { $0.formUnion(Self.unapplied(in: $1)) }
    readScripts(parts)
    literal.formUnion(known.isEmpty ? others.subtracting(bare) : others)
    literal.subtract(entries)
    readKinds(parts)
    shown = kinds
    for stack in stacks { place(stack) }
    let claims = Self.claims(equations)
    func visitAll() {
      for (place, equation) in equations.enumerated() {
        visit(equation, isClaim: claims.contains(place))
      }
    }
    for _ in 0..<4 { visitAll() }
    for part in parts {
      guard let name = part.plainMention.map(key), kinds[name] == nil else { continue }
      kinds[name] = .number
      shapes[name] = .number
    }
    visitAll()
  }

  /// The equations that say something of a name of which another has said what it is: what may be wrong
  /// in them says nothing of shapes.
  private static func claims(_ equations: [DraftEquation]) -> Set<Int> {
    var defined: Set<String> = []
    var result: Set<Int> = []
    for (place, equation) in equations.enumerated() where !equation.isAssignment {
      guard let left = equation.left.named?.latex else { continue }
      if !defined.insert(left).inserted || equation.chain != nil { result.insert(place) }
    }
    return result
  }

  // MARK: Names

  /// A name with the scripts that are a part of it.
  func key(_ mention: Mention) -> String {
    if isOfFamily(mention) { return "\(mention.plain)_{j}" }
    return literal.contains(mention.plain) ? mention.pattern : mention.plain
  }

  /// The shape of a name, with its dimensions settled; nil where nothing shows it.
  func shape(of name: String) -> Shape? {
    shapes[name].map { Shape(rows: dimensions.root($0.rows), columns: dimensions.root($0.columns)) }
  }

  func isOfFamily(_ mention: Mention) -> Bool {
    mention.below.count == 1 && families.contains(mention.plain)
  }

  /// How many there are of a family; nil of any other name.
  func count(of name: String) -> Int? { counts[name].map(dimensions.root) }

  /// The dimension that an index of a family counts.
  mutating func countDimension(of name: String) -> Int {
    if let known = counts[name] { return known }
    let new = dimensions.fresh()
    counts[name] = new
    return new
  }

  /// Makes a matrix as large as all of a family together.
  private mutating func place(_ stack: FamilyStack) {
    guard let one = shapes[stack.family], kinds[stack.matrix] ?? .matrix == .matrix else { return }
    let all = Shape(rows: countDimension(of: stack.family), columns: one.rows)
    kinds[stack.matrix] = .matrix
    shapes[stack.matrix] = stack.isOfRows ? all : all.transposed
  }

  /// Names of which scripts are a part.
  static func literal(in equations: [DraftEquation]) -> Set<String> {
    Self.literal(equations.flatMap(\.all).compactMap(\.plainMention))
  }

  private static func literal(_ mentions: [Mention]) -> Set<String> {
    Set(
      mentions.filter { mention in
        mention.below.contains { $0.isNumber || $0.isWord || $0.isCount || $0.offset != 0 }
          || mention.below.count > 2
      }.map(\.plain))
  }

  /// The names that an equation has alone: σ is applied in `\sigma' = \sigma(1 - \sigma)`.
  private static func unapplied(in equation: DraftEquation) -> Set<String> {
    var (alone, applied): (Set<String>, Set<String>) = ([], [])
    for part in equation.all {
      switch part {
      case .call(let mention, _): applied.insert(mention.plain)
      case .name(let mention): alone.insert(mention.plain)
      default: break
      }
    }
    return alone.subtracting(applied)
  }

  private mutating func readScripts(_ parts: [Sketch]) {
    let mentions = parts.compactMap(\.plainMention)
    literal = Self.literal(mentions)
    steps = Set(
      mentions.flatMap(\.below).filter { $0.offset != 0 && !$0.isNumber }.compactMap(\.letter))
    bare = Set(mentions.filter(\.below.isEmpty).map(\.plain))
  }

  private mutating func readKinds(_ parts: [Sketch]) {
    for part in parts {
      guard let mention = part.plainMention else { continue }
      let isCapital = Self.isCapital(mention.plain)
      if case .call = part, isFunction(mention) {
        kinds[key(mention)] = .function
      } else if isOfFamily(mention) {
        kinds[key(mention)] = .vector
      } else if !literal.contains(mention.plain), (1...2).contains(mention.below.count) {
        kinds[mention.plain] = mention.below.count == 2 ? .matrix : .vector
      } else if mention.isTransposed && !mention.latex.hasSuffix("t") || mention.isBold {
        setKind(key(mention), isCapital ? .matrix : .vector)
      }
    }
    for part in parts {
      switch part {
      case .call(let mention, let arguments) where ["tr", "det"].contains(mention.plain):
        for name in arguments.flatMap(\.mentions) where Self.isCapital(name.plain) {
          setKind(key(name), .matrix)
        }
      case .length(let inner, _):
        if let name = inner.mention, !Self.isCapital(name.plain) { setKind(key(name), .vector) }
      case .name(let name) where name.above.map(\.offset) == [-1] && Self.isCapital(name.plain):
        setKind(key(name), .matrix)
      case .product(let factors, let signs) where signs.contains("odot") || signs.contains("circ"):
        readElementwise(factors)
      case .product(let factors, _): readProduct(factors)
      default: break
      }
    }
    for (name, kind) in kinds.sorted(by: { $0.key < $1.key }) {
      switch kind {
      case .vector: shapes[name] = Shape(rows: dimensions.fresh(), columns: 0)
      case .matrix: shapes[name] = Shape(rows: dimensions.fresh(), columns: dimensions.fresh())
      case .number: shapes[name] = .number
      case .function: break
      }
    }
  }

  /// C ⊙ ψ(A): what is multiplied entry by entry has entries.
  private mutating func readElementwise(_ factors: [Sketch]) {
    for factor in factors {
      var inner = factor
      if case .call(_, let arguments) = factor, arguments.count == 1 { inner = arguments[0] }
      guard let name = inner.mention, name.plain != "e" else { continue }
      setKind(key(name), Self.isCapital(name.plain) ? .matrix : .vector)
    }
  }

  /// A x: behind a capital without scripts stands a vector where the capital is a matrix.
  private mutating func readProduct(_ factors: [Sketch]) {
    for (first, second) in zip(factors, factors.dropFirst()) {
      guard let left = first.mention, let right = second.mention, left.below.isEmpty,
        right.below.isEmpty, Self.isCapital(left.plain), kinds[left.plain] ?? .matrix == .matrix,
        !Self.isCapital(right.plain), right.plain.count == 1, !right.isTransposed,
        kinds[left.plain] == .matrix || kinds[right.plain] == .vector
      else { continue }
      setKind(left.plain, .matrix)
      setKind(right.plain, .vector)
    }
  }

  private mutating func setKind(_ name: String, _ kind: Kind) {
    if kinds[name] == nil { kinds[name] = kind }
  }

  func isFunction(_ mention: Mention) -> Bool {
    mention.primes > 0
      || mention.below.isEmpty && !unapplied.contains(mention.plain)
        && mention.isUsualFunction
  }

  static func isCapital(_ name: String) -> Bool {
    let inner =
      name.hasSuffix("}") ? name.dropLast().drop { $0 != "{" }.dropFirst() : Substring(name)
    return inner.count == 1 && inner.first?.isUppercase == true
  }
}
