//===----------------------------------------------------------------------===//
// What single equations and phrases say of a text's conventions.
//===----------------------------------------------------------------------===//

import Foundation
import Syntax

/// Conventions that a text shows, before anything is judged.
struct DraftFacts: Sendable {
  /// Letters that count examples, and what counts them.
  var sampleLetters: Set<String> = []
  var sampleCount: String?
  var firstLayer: Int?
  /// How much further W^l leads than its number says, by how many equations.
  var into: [Int: Int] = [:]
  /// Whether the first index of a weight is the unit that it comes from, by how many equations.
  var fromFirst = 0
  var toFirst = 0
  /// The same of whole matrices: W^T a or a W, and W a.
  var rowsFrom = 0
  var rowsTo = 0
  /// Whether rows multiply matrices from the left.
  var hasRows = false
  var batchNames: Set<String> = []
  var batchEvidence = 0
  /// Functions that stand with a layer, and without one.
  var layeredFunctions: Set<String> = []
  /// Names that have units below somewhere, and examples above.
  var unitNames: Set<String> = []
  private var literalLayers: [Int] = []

  func hasUnitsBelow(_ plain: String) -> Bool { unitNames.contains(plain) }

  func highestLayer(_ choices: DraftChoices) -> Int? { literalLayers.max() }

  init(_ text: DraftText, _ roles: [String: DraftRole], _ names: [String: NameUse], _ scheme: LayerScheme) {
    for equation in text.equations {
      readMean(equation)
      readStep(equation, roles, scheme)
      readFirst(equation, roles, scheme)
    }
    for name in names.values {
      guard let role = roles[name.plain] else { continue }
      if role == .function, name.mentions.contains(where: { scheme.layer(of: $0) != nil }) {
        layeredFunctions.insert(name.plain)
      }
      if [.activation, .preactivation].contains(role) {
        literalLayers += name.mentions.compactMap { scheme.layer(of: $0) }.filter(\.isNumber).map(\.offset)
      }
      if name.mentions.contains(where: { !$0.above.isEmpty && !$0.below.isEmpty }) { unitNames.insert(name.plain) }
      let base = name.plain.hasPrefix("d") && name.plain.count > 1 ? String(name.plain.dropFirst()) : name.plain
      if base.first?.isUppercase == true, base.count == 1,
        [.input, .activation, .preactivation, .delta, .target, .output].contains(roles[base] ?? role)
      {
        batchNames.insert(name.plain)
      }
    }
    readWords(text.words)
  }

  /// `\frac{1}{m} \sum_{i=1}^m`, anywhere.
  private mutating func readMean(_ equation: DraftEquation) {
    for sketch in equation.left.all + equation.right.all {
      guard case .product(let factors, _) = sketch else { continue }
      let counts = factors.compactMap { factor -> String? in
        guard case .quotient(_, let bottom) = factor else { return nil }
        return bottom.factors.compactMap(\.mention).last { $0.above.isEmpty }?.plain
      }
      guard let count = counts.first else { continue }
      for factor in factors {
        if case .series(let index?, let upper, _) = factor, upper == nil || upper == count {
          sampleLetters.insert(index)
          sampleCount = count
        }
      }
      let mentions = factors.compactMap(\.mention)
      if mentions.count >= 2, mentions.contains(where: { $0.plain.drop { $0 == "d" }.first?.isUppercase == true }) {
        batchEvidence += 1
        sampleCount = sampleCount ?? count
      }
      if factors.contains(where: { if case .call(let mention, _) = $0 { mention.plain == "np.sum" || mention.plain == "sum" } else { false } }) {
        batchEvidence += 1
        sampleCount = sampleCount ?? count
      }
    }
  }

  private mutating func readStep(
    _ equation: DraftEquation, _ roles: [String: DraftRole], _ scheme: LayerScheme
  ) {
    var right = equation.right
    if case .call(_, let arguments) = right, arguments.count == 1 { right = arguments[0] }
    guard let left = equation.left.mention, let step = AffineStep(right),
      roles[left.plain] == .preactivation || roles[left.plain] == .activation || roles[left.plain] == .output
    else { return }
    let isFirst = roles[step.first.plain] == .weight
    let (weight, input) = isFirst ? (step.first, step.second) : (step.second, step.first)
    guard roles[weight.plain] == .weight else { return }
    if let to = scheme.layer(of: left), let own = scheme.layer(of: weight), to.letter == own.letter {
      into[to.offset - own.offset, default: 0] += 1
    }
    if scheme.layer(of: input) == nil, let to = scheme.layer(of: left), to.isNumber { firstLayer = to.offset - 1 }
    let units = scheme.rest(of: weight).below.map(\.text)
    let from = scheme.rest(of: input).below.first?.text
    let target = scheme.rest(of: left).below.first?.text
    if units.count == 2, units[0] != units[1] {
      if units[1] == from || units[0] == target { toFirst += weight.isTransposed ? 0 : 1 }
      if units[0] == from || units[1] == target { fromFirst += weight.isTransposed ? 0 : 1 }
    } else if units.isEmpty {
      if isFirst == weight.isTransposed { rowsFrom += 1 } else { rowsTo += 1 }
      if !isFirst { hasRows = true }
    }
  }

  /// `a^{[0]} = x`.
  private mutating func readFirst(
    _ equation: DraftEquation, _ roles: [String: DraftRole], _ scheme: LayerScheme
  ) {
    guard let left = equation.left.mention, let right = equation.right.mention else { return }
    for (a, b) in [(left, right), (right, left)] where roles[a.plain] == .activation && roles[b.plain] == .input {
      if let layer = scheme.layer(of: a), layer.isNumber { firstLayer = layer.offset }
    }
  }

  // MARK: Words

  private mutating func readWords(_ words: String) {
    if let match = words.firstMatch(of: #/layers\s+(?:[a-z\\]+\s*=\s*)?([01])\s*(?:\.\.|…|,|to|-|–)/#) {
      firstLayer = firstLayer ?? Int(match.1)
    }
    if let match = words.firstMatch(of: #/input layer[^.]{0,60}?\b([01])\b/#) {
      firstLayer = firstLayer ?? Int(match.1)
    }
    if words.contains(#/(samples|examples|instances)[^.;]{0,20}in rows/#) {
      hasRows = true
      batchEvidence += 2
    }
    if words.contains(#/(samples|examples|instances)[^.;]{0,30}in columns|columns are samples/#) { batchEvidence += 2 }
  }
}
