//===----------------------------------------------------------------------===//
// Numbers that a text works out by hand: h_1 = 1/(1 + e^{-0.16}), where net_1 was 0.16.
//===----------------------------------------------------------------------===//

import Syntax

/// What names are by their numbers: a formula with a number in it is one of the name that has it.
struct WorkedNumbers {
  /// Formulas by names: h_1 is 1/(1 + e^{-net_1}).
  private(set) var formulas: [String: String] = [:]
  /// The numbers that names have, as they are printed without their sign.
  private var values: [String: [Owner]] = [:]

  /// A name that has a number, maybe with a minus before it.
  private struct Owner: Equatable {
    var name: String
    var isNegative: Bool
  }

  init(_ equations: [DraftEquation]) {
    var templates: [String: (before: String, after: String)] = [:]
    var seen: Set<String> = []
    for equation in equations {
      guard let left = equation.chain?.first.mention ?? equation.left.mention, left.above.isEmpty
      else { continue }
      let name = Self.name(left)
      if let number = equation.right.printedNumber {
        // A chain says it of its first side and of its last.
        let owner = Owner(name: name, isNegative: equation.right.terms.first?.isNegative ?? false)
        if values[number]?.contains(owner) != true { values[number, default: []].append(owner) }
      } else if equation.chain == nil, !seen.contains(name), equation.display > 0,
        equation.right.mentions.allSatisfy({ $0.plain == "e" }), equation.right.isOfDecimals
      {
        add(name, left.plain, equation.formula, &templates)
      }
      seen.insert(name)
    }
  }

  /// A formula of numbers of which one is another name's; a sister's formula is the same.
  private mutating func add(
    _ name: String, _ plain: String, _ formula: String,
    _ templates: inout [String: (before: String, after: String)]
  ) {
    guard formula.contains("^") || formula.contains("\\tanh") || formula.contains("\\exp") else {
      return
    }
    for match in formula.matches(of: #/[0-9]+\.[0-9]+/#) {
      guard let owners = values[String(match.0)], owners.count == 1 else { continue }
      let template =
        templates[plain] ?? Self.template(formula, around: match.range, isOf: owners[0])
      templates[plain] = template
      formulas[name] = "\(template.before)\(owners[0].name)\(template.after)"
      return
    }
  }

  /// What stands around a name's number: a minus before the one of them alone is one before the name.
  private static func template(
    _ formula: String, around number: Range<String.Index>, isOf owner: Owner
  ) -> (before: String, after: String) {
    var before = String(formula[..<number.lowerBound])
    let isNegative = before.hasSuffix("-")
    if isNegative { before.removeLast() }
    if isNegative != owner.isNegative { before += "-" }
    return (before, String(formula[number.upperBound...]))
  }

  private static func name(_ mention: Mention) -> String {
    mention.below.isEmpty
      ? mention.plain : "\(mention.plain)_{\(mention.below.map(\.text).joined(separator: ","))}"
  }
}

extension Sketch {
  /// The decimal fraction that it is, without its sign; nil of anything else.
  fileprivate var printedNumber: String? {
    switch self {
    case .number(let digits): digits.contains(".") ? digits : nil
    case .sum(let terms) where terms.count == 1: terms[0].term.printedNumber
    default: nil
    }
  }

  /// Whether a decimal fraction stands in it.
  fileprivate var isOfDecimals: Bool {
    all.contains { if case .number(let digits) = $0 { digits.contains(".") } else { false } }
  }
}
