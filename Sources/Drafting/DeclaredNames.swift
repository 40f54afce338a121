//===----------------------------------------------------------------------===//
// What is declared of a text's names before any is drafted, and what is left open.
//===----------------------------------------------------------------------===//

import MathText
import Syntax

/// The names that somebody declared, and where the text has them as no declaration does.
struct DeclaredNames: Sendable {
  /// What the names are that are declared in some form, for all displays: a line for some says nothing
  /// of the others.
  private let known: [String: Set<Quantity>]
  /// The letters that count something in the scripts of declared names.
  private let indices: Set<String>
  /// The scripts and the displays in which declared names stand as no declaration has them: `f` where
  /// `f^{(l)}` alone is declared.
  private let open: [String: [Scripts: Set<Int>]]
  /// Whether most of the text's names are declared. Beside them a habit declares nothing that stands in
  /// one display alone, which may be a misprint, and a draft settles no more than it has to.
  private let isNearlyWhole: Bool
  /// In how many displays each name stands.
  private let counts: [String: Int]
  /// Whether most names are declared, and all as numbers: the text has no network.
  let isOfNumbers: Bool
  /// Whether a declared name has layers.
  let hasLayers: Bool
  /// The first words of all lines: what conventions are about.
  private let settings: Set<String>

  init(_ notation: TextNotation, _ given: String, in text: DraftText) {
    known = notation.declarations.filter { $0.displays == nil }.reduce(into: [:]) {
      known, declaration in
      known[declaration.plain, default: []].insert(declaration.quantity)
    }
    let known = known
    indices = Set(notation.declarations.flatMap(\.slotVariables))
    let written = Dictionary(grouping: text.mentions.filter { $0.display > 0 }, by: \.mention.plain)
    counts = written.mapValues { Set($0.map(\.display)).count }
    isNearlyWhole = counts.keys.count { known[$0] != nil } * 2 > counts.count
    let ofNumbers: Set<Quantity> = [.variable, .constant, .rate, .formula, .index]
    isOfNumbers =
      isNearlyWhole && notation.declarations.allSatisfy { ofNumbers.contains($0.quantity) }
    hasLayers = notation.declarations.contains { $0.roles[.layer] != nil }
    settings = Set(
      given.split(separator: "\n").compactMap { $0.split(separator: " ").first }.map(String.init))
    var lexicons: [Int: Lexicon] = [:]
    open = text.mentions.reduce(into: [:]) { open, use in
      guard use.display > 0, known[use.mention.plain] != nil else { return }
      let lexicon = lexicons[use.display] ?? Lexicon(notation, display: use.display)
      lexicons[use.display] = lexicon
      if Self.isDeclared(use.mention, lexicon) { return }
      open[use.mention.plain, default: [:]][Scripts(use.mention), default: []].insert(use.display)
    }
  }

  /// Whether a declaration fits a name with its scripts.
  private static func isDeclared(_ mention: Mention, _ lexicon: Lexicon) -> Bool {
    guard let items = try? ItemReader.items(of: Latex.tokens(mention.latex)),
      let name = items.first?.nameAlone, name == mention.plain
    else { return lexicon.isDeclared(mention.plain, plain: mention.plain) }
    let scripts = items.dropFirst().prefix(while: \.isScriptOrPrime).filter {
      if case .primes = $0.kind { false } else { true }
    }
    return lexicon.match(name, plain: name, scripts, arguments: mention.arguments) != nil
  }

  /// The first words of conventions that what is declared leaves to all equations together.
  private static let tried: Set<String> = ["sum", "elementwise", "layout", "entries"]

  /// Whether a drafted line says something that no declaration does.
  func leavesOpen(_ line: DraftLine) -> Bool {
    if let name = line.name {
      if indices.contains(name) { return false }
      if isNearlyWhole, line.isHabit, counts[name, default: 0] < 2 { return false }
      guard let meant = known[name] else { return !isNearlyWhole || isMissing(line, name) }
      // In another form a name means the same.
      let means = Self.quantities(of: line)
      let areLosses = meant.contains(where: \.isLoss) && means.allSatisfy(\.isLoss)
      guard areLosses || means.isSubset(of: meant) else { return false }
      let scripts = Scripts(pattern: line.text)
      return open[name, default: [:]].contains { written, displays in
        scripts.fit(written) && (line.displays.isEmpty || !displays.isDisjoint(with: line.displays))
      }
    }
    guard let first = line.text.split(separator: " ").first.map(String.init) else { return false }
    if isNearlyWhole, Self.tried.contains(first) { return false }
    return !settings.contains(first) && known[first] == nil
  }

  /// What a line declares.
  private static func quantities(of line: DraftLine) -> Set<Quantity> {
    Set(((try? TextNotation(parsing: line.text))?.declarations ?? []).map(\.quantity))
  }

  /// Whether a line declares what nothing else does, a number, or of a capital what its small letter is.
  /// Beside all quantities of a network a further name is what the text says that it is: the mean of
  /// activations is none.
  private func isMissing(_ line: DraftLine, _ name: String) -> Bool {
    let means = Self.quantities(of: line)
    let quantities: Set<Quantity> = [
      .input, .activation, .preactivation, .weight, .bias, .target, .loss, .function,
    ]
    let small = known[name.lowercased()] ?? known[name.uppercased()] ?? []
    return means.isDisjoint(with: quantities) || hasNone(like: line) || means.isSubset(of: small)
  }

  /// Whether nothing like what a line declares is declared: a loss of one example, which says all of the
  /// others, or a function of layers.
  func hasNone(like line: DraftLine) -> Bool {
    let declared = known.values.reduce(into: Set<Quantity>()) { $0.formUnion($1) }
    let drafted = Self.quantities(of: line)
    return declared.isDisjoint(with: drafted)
      && !(declared.contains(.loss) && drafted.contains(where: \.isLoss))
  }

  /// How many scripts a name has.
  private struct Scripts: Hashable, Sendable {
    var isRaised: Bool
    var below: Int

    init(_ mention: Mention) {
      (isRaised, below) = (!mention.above.isEmpty, mention.below.count)
    }

    /// - Parameter pattern: a line of a notation, `z^{l}_{j} is …`
    init(pattern: String) {
      let name = pattern.prefix { $0 != " " }
      isRaised = name.contains("^")
      let scripts = name.split(separator: "_").dropFirst().first
      below = scripts.map { $0.split(separator: ",").count } ?? 0
    }

    /// Whether what is declared with these scripts may be written with those: with fewer below, it is
    /// the whole.
    func fit(_ written: Scripts) -> Bool {
      isRaised == written.isRaised && below >= written.below
    }
  }
}

extension Drafter {
  /// The lines of a writer that say nothing of what is declared.
  func open(_ lines: [DraftLine]) -> [DraftLine] {
    given.isEmpty ? lines : lines.filter(declared.leavesOpen)
  }

  /// Whether the equations show what a name is that nothing declares, or which layers there are.
  public var isWanted: Bool {
    if declared.isOfNumbers { return false }
    let first = first(reading, assuming: DraftAssumptions())
    return open(writer(first, reading).lines()).contains {
      if $0.name == nil { return declared.hasLayers && $0.text.hasPrefix("layers ") }
      return $0.assumption == nil && !$0.displays.isEmpty
    }
  }
}
