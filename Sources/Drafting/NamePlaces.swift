//===----------------------------------------------------------------------===//
// Where the names of a text stand: what a search looks at before it judges anything.
//===----------------------------------------------------------------------===//

import MathText
import Syntax

/// In which displays names stand, and in which places of these.
struct NamePlaces: Sendable {
  /// The names in each display, and the displays that differentiate.
  let namesByDisplay: [Int: Set<String>]
  let differentiating: Set<Int>
  /// The displays in which a name stands alone on one side, and so may be defined.
  let definers: [String: Set<Int>]
  /// Names that a display says with `:=` or ≡ what they are.
  let defined: Set<String>
  /// Names with something in brackets behind them, and names that something is a derivative of.
  let called: Set<String>
  let differentiated: Set<String>
  /// Names that an equation says what they are, but no update of themselves.
  let produced: Set<String>
  /// Whether gradients are written with ∇.
  let hasNabla: Bool
  /// Names that are subtracted somewhere, as thresholds are.
  let subtracted: Set<String>
  /// The displays with indices of units, transposes, products of matrices or matrices written out.
  let withUnits: Set<Int>
  /// The signs of multiplication that the text has.
  let signs: Set<String>

  init(_ text: DraftText, _ reading: DraftReading, _ document: Document) {
    let (roles, scheme) = (reading.roles, reading.scheme)
    let parts = text.equations.flatMap(\.all)
    namesByDisplay = Dictionary(grouping: text.mentions, by: \.display)
      .mapValues { Set($0.map(\.mention.plain)) }
    called = Set(
      parts.compactMap { if case .call(let mention, _) = $0 { mention.plain } else { nil } })
    differentiated = Set(
      parts.compactMap { part in
        if case .derivative(let of, _) = part { of?.named?.plain } else { nil }
      })
    produced = Self.produced(in: text)
    defined = Set(
      text.equations.filter { $0.isDefinition && $0.display > 0 }
        .compactMap { $0.left.named?.plain })
    hasNabla = document.displays.contains { $0.tokens.latex.contains("\\nabla") }
    subtracted = Set(
      parts.flatMap(\.terms).filter(\.isNegative).compactMap { $0.term.mention?.plain })
    definers = Self.definers(in: text)
    differentiating = Set(
      text.mentions.filter { mention, _ in
        [.loss, .delta, .function].contains(roles[mention.plain]) || mention.primes > 0
          || mention.differential != nil
      }.map(\.display))
    withUnits = Set(
      text.mentions.filter { mention, _ in
        roles[mention.plain].map { $0 != .loss && $0 != .rate } ?? false
          && (mention.isTransposed
            || !scheme.rest(of: mention).below.isEmpty
              && !(!text.primed.heads.isEmpty && reading.named.rest(of: mention).isEmpty))
      }.map(\.display)
    ).union(
      text.equations.filter { equation in
        equation.all.contains { part in
          // What primes differentiate by is one number, whatever letter it has.
          Self.isOfMatrices(part)
            || text.primed.heads.isEmpty && Self.hasMatrixOfWeights(part, roles)
        }
      }.map(\.display))
    signs = Set(parts.flatMap(Self.signs))
  }

  /// Whether it multiplies something with a capital that is a weight: a matrix in most texts, so that the
  /// order of the factors says something.
  private static func hasMatrixOfWeights(_ part: Sketch, _ roles: [String: DraftRole]) -> Bool {
    guard case .product(let factors, _) = part, factors.count > 1 else { return false }
    return factors.compactMap(\.mention).contains {
      roles[$0.plain] == .weight && ArrayShapes.isCapital($0.plain)
    }
  }

  /// Whether it multiplies matrices, or sums along one axis of one, as programs do.
  private static func isOfMatrices(_ part: Sketch) -> Bool {
    switch part {
    case .product(_, let signs): signs.contains("@")
    case .call(_, let arguments): part.isProgrammedSum && arguments.count > 1
    default: false
    }
  }

  private static func produced(in text: DraftText) -> Set<String> {
    Set(
      text.equations.filter { equation in
        equation.display > 0 && !equation.isAssignment
          && !equation.right.mentions.contains { $0.plain == equation.left.named?.plain }
      }.compactMap { $0.left.named?.plain })
  }

  private static func definers(in text: DraftText) -> [String: Set<Int>] {
    text.equations.reduce(into: [:]) { found, equation in
      for name in [equation.left.named, equation.right.named].compactMap({ $0?.plain })
      where equation.display > 0 {
        found[name, default: []].insert(equation.display)
      }
    }
  }

  private static func signs(_ part: Sketch) -> [String] {
    guard case .product(_, let signs) = part else { return [] }
    return signs.map { $0 == "*" ? "*" : "\\" + $0 }
  }
}

extension NamePlaces {
  /// The displays before each of some that may define a name in it, and theirs.
  func definers(of displays: [Int]) -> [Int: Set<Int>] {
    var result: [Int: Set<Int>] = [:]
    for display in displays.sorted() {
      let before = (namesByDisplay[display] ?? []).flatMap { definers[$0] ?? [] }
      result[display] = before.filter { $0 < display }.reduce(into: []) { all, place in
        all.insert(place)
        all.formUnion(result[place] ?? [])
      }
    }
    return result
  }
}
