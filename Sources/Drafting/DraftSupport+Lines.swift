//===----------------------------------------------------------------------===//
// Which lines of a draft a claim rests on.
//===----------------------------------------------------------------------===//

import Judging
import Meaning
import Syntax

extension DraftSupport {
  /// The lines of a draft, by what leads to them.
  struct Lines {
    /// The lines that say what the formulas of others are made of.
    private(set) var behind: [Int: Set<Int>] = [:]
    /// Lines that declare numbers, with the displays that they are limited to.
    private var numbers: [String: [(line: Int, displays: Set<Int>?)]] = [:]

    /// The lines that declare the same thing at other steps.
    private var alike: [Int: Set<Int>] = [:]

    /// The lines that are drafted, and not given.
    private let drafted: ClosedRange<Int>

    init(_ draft: Draft) {
      drafted = (draft.start + 1)...(draft.start + max(1, draft.lines.count))
      for (place, line) in draft.lines.enumerated() where !line.behind.isEmpty {
        behind[place + 1 + draft.start] = Self.linesBehind(line, draft)
      }
      if draft.isOfSteps { alike = Self.alike(draft) }
      for declaration in (try? TextNotation(parsing: draft.text))?.declarations ?? []
      where declaration.quantity == .variable {
        guard let line = declaration.line else { continue }
        numbers[declaration.pattern, default: []].append((line, declaration.displays))
      }
    }

    /// Lines that declare one name at several steps, each with the others.
    private static func alike(_ draft: Draft) -> [Int: Set<Int>] {
      let lines = draft.lines.enumerated().compactMap { place, line in
        line.text.range(of: " is ").flatMap { range in
          line.name.map { (place + 1 + draft.start, "\($0) \(line.text[range.upperBound...])") }
        }
      }
      let families = Dictionary(grouping: lines, by: \.1).mapValues { Set($0.map(\.0)) }
      return Dictionary(
        lines.map { ($0.0, families[$0.1] ?? []) }, uniquingKeysWith: { first, _ in first })
    }

    /// A use and the same of what is declared alike.
    func likes(of use: Use) -> [Use] {
      (alike[use.line] ?? [use.line]).map {
        var other = use
        other.line = $0
        return other
      }
    }

    private static func linesBehind(_ line: DraftLine, _ draft: Draft) -> Set<Int> {
      var result: Set<Int> = []
      var (open, known) = (line.behind, Set<String>())
      let displays = Set(line.displays)
      while let name = open.popFirst() {
        known.insert(name)
        for (place, other) in draft.lines.enumerated()
        where other.name == name && !displays.isDisjoint(with: other.displays) {
          result.insert(place + 1 + draft.start)
          open.formUnion(other.behind.subtracting(known))
        }
      }
      return result
    }

    /// The lines that declare the names of a claim of a display.
    func uses(of sides: ParsedSides?, in display: Int) -> Set<Use> {
      (sides?.nodes ?? []).reduce(into: []) { uses, node in
        switch node.kind {
        case .symbol(let symbol): if let use = Use(symbol) { uses.insert(use) }
        case .variable(let name):
          for number in numbers[name] ?? [] where number.displays?.contains(display) ?? true {
            uses.insert(Use(line: number.line, isFree: true))
          }
        case .apply(let function, _), .function(let function):
          switch function.base {
          case .activation(let symbol), .formula(let symbol, _):
            if let line = symbol.declaration.line { uses.insert(Use(line: line)) }
          default: break
          }
        default: break
        }
      }
    }

    /// The drafted constants of a claim.
    func constants(of sides: ParsedSides?) -> Set<String> {
      Set(
        (sides?.nodes ?? []).compactMap { node in
          guard case .symbol(let symbol) = node.kind, symbol.quantity == .constant,
            let line = symbol.declaration.line, drafted.contains(line)
          else { return nil }
          return symbol.declaration.plain
        })
    }

    /// Lines with those that say what their formulas are made of.
    func withThoseBehind(_ uses: Set<Use>) -> Set<Use> {
      let further = uses.reduce(into: Set<Int>()) { $0.formUnion(behind[$1.line] ?? []) }
      return uses.union(further.map { Use(line: $0, isFree: true) })
    }
  }
}

extension DraftSupport.Use {
  /// The line that declares a symbol; nil where none does.
  fileprivate init?(_ symbol: Symbol) {
    // A constant may have any value: nothing has to bear it out.
    guard let line = symbol.declaration.line, symbol.quantity != .constant, symbol.quantity != .rate
    else { return nil }
    let leavesOut = (symbol.roles[.to] == nil) != (symbol.roles[.from] == nil)
    self.init(
      line: line, isPartial: symbol.quantity == .weight && leavesOut,
      isFree: [.array, .variable].contains(symbol.quantity))
  }
}
