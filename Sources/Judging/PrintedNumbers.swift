//===----------------------------------------------------------------------===//
// The numbers that a text prints for its names: x_2 = -0.2, δ = -0.0253.
//===----------------------------------------------------------------------===//

import MathText
import Syntax

/// What names are in the example that a text works out.
struct PrintedNumbers {
  /// The numbers as they are printed; empty of a name with several.
  private var values: [String: String] = [:]
  /// The name that a line begins with.
  private var first: String?

  /// Those that the words give: `$x_2 = -0.2$`.
  ///
  /// - Parameter words: the lines of a text
  init(in words: [String]) {
    for line in words {
      for match in line.matches(of: #/\$([^$=]{1,40})=\s*(-?[0-9]+\.[0-9]+)\s*\$/#) {
        guard let items = try? ItemReader.items(of: Latex.tokens(String(match.1))) else { continue }
        Self.name(items).map { note($0, String(match.2)) }
      }
    }
  }

  /// Two numbers for a name are two examples: then it has none.
  private mutating func note(_ name: String, _ number: String) {
    if let known = values[name], known != number {
      values[name] = ""
    } else {
      values[name] = number
    }
  }

  /// Takes in what a claim says that a name is.
  mutating func learn(_ claim: Claim) {
    let left = Self.name(claim.left)
    if !claim.follows { first = left }
    guard let number = Self.number(claim.right), number.contains(".") else { return }
    for name in Set([left, first].compactMap(\.self)) { note(name, number) }
  }

  /// A side with the numbers of its names, as LaTeX; nil where one has none, or where something else
  /// stands there than names, numbers and signs.
  func worked(_ side: [Item]) -> String? {
    var result = ""
    var rest = side[...]
    while let item = rest.popFirst() {
      switch item.kind {
      case .gap: continue
      case .number(let digits): result += digits
      case .name:
        let scripts = rest.prefix { $0.isSubscript }
        rest = rest.dropFirst(scripts.count)
        guard let name = Self.name([item] + scripts), let value = values[name], !value.isEmpty,
          rest.first.map({ !$0.isScriptOrPrime }) ?? true
        else { return nil }
        result += "(\(value))"
      case .sign(let sign):
        let isBracket = item.isOpening || item.isClosing
        guard isBracket || ["+", "-"].contains(sign) || item.multiplication != nil else {
          return nil
        }
        result += item.multiplication == nil ? sign : "\\cdot "
      default: return nil
      }
    }
    return result.isEmpty ? nil : result
  }

  /// A name with its subscripts, as it is spelled; nil of anything else.
  private static func name(_ items: [Item]) -> String? {
    let items = items.filter { !$0.isGap }
    guard items.first?.nameAlone != nil, items.dropFirst().allSatisfy(\.isSubscript) else {
      return nil
    }
    return items.map(\.spelling).joined(separator: " ")
  }

  /// The number that stands alone on a side, with its sign; nil of anything else.
  static func number(_ side: [Item]) -> String? {
    let items = side.filter { !$0.isGap }
    let isNegative = items.first?.isSign("-") == true
    guard let last = items.last, items.count == (isNegative ? 2 : 1),
      case .number(let digits) = last.kind
    else { return nil }
    return (isNegative ? "-" : "") + digits
  }
}

extension ClaimWork {
  /// `\delta x_2 = -0.0051`, where numbers are printed for δ and x_2: whether it is their product; nil
  /// where it is, and where nothing can be said.
  func contradicting(_ numbers: PrintedNumbers) -> ClaimResult? {
    guard let printed = PrintedNumbers.number(claim.right), printed.contains("."),
      claim.left.contains(where: { $0.nameAlone != nil }), claim.left.count > 2,
      let worked = numbers.worked(claim.left)
    else { return nil }
    let tokens = Latex.tokens("\(worked) = \(printed)")
    guard let items = try? ItemReader.items(of: tokens),
      let equals = items.firstIndex(where: { $0.isSign("=") })
    else { return nil }
    var work = self
    work.tokens = tokens
    (work.claim.left, work.claim.right) = (Array(items[..<equals]), Array(items[(equals + 1)...]))
    guard let (left, right) = try? work.parse(), var result = work.arithmetic(left, right),
      result.judgement.verdict == .refuted
    else { return nil }
    result.judgement.message += ", with the numbers printed for its names"
    return result
  }
}

extension Session {
  /// The result of a claim that says what something is in an example, by the numbers that the text prints
  /// for its names.
  mutating func workedOut(
    _ result: ClaimResult, _ work: ClaimWork, _ display: Display
  ) -> ClaimResult {
    var numbers = printed ?? PrintedNumbers(in: document.sources.values.flatMap(\.lines))
    var example = self.example ?? WorkedExample(document)
    example.read(upTo: display, work)
    defer { (printed, self.example) = (numbers, example) }
    let isOpen = result.judgement.verdict == .notAClaim
    let found = isOpen ? work.contradicting(numbers) ?? work.judged(in: example) : nil
    if display.mark != .misprint {
      numbers.learn(work.claim)
      work.roundedUnit(in: example).map { example.note(unit: $0) }
      example.learn(work.claim, work)
    }
    return found ?? result
  }
}
