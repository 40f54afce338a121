//===----------------------------------------------------------------------===//
// Derivatives by what is a name for something else: errors, thresholds, gradients.
//===----------------------------------------------------------------------===//

import MathText
import Syntax
import Terms

extension Elaborator {
  /// ∂A/∂f where f is a formula of one quantity s of the run, such as the error e = y − t or the
  /// threshold ϑ = −b. Where A does not speak of f, it depends on f through s alone:
  /// ∂A/∂f = (∂A/∂s) / (∂f/∂s). Nil where f is no such formula.
  func derivativeThroughName(of: Node, by: Node, _ source: Range<Int>) throws -> Value? {
    guard case .symbol(let name) = by.kind, name.quantity == .formula,
      let carrier = name.declaration.formula?.carrier
    else { return nil }
    var inner = carrier
    inner.roles = carrier.roles.mapValues { $0.substituting(name.slots) }
    inner.slots = carrier.slots.mapValues { $0.substituting(name.slots) }
    let node = Node(kind: .symbol(inner), source: by.source)
    let top = try derivative(of: of, by: node, source)
    let bottom = try derivative(of: by, by: node, source)
    guard top.isScalar, bottom.isScalar, !bottom.elements[0].isZero else { return nil }
    return Value(scalar: top.elements[0] / bottom.elements[0])
  }
}

extension Formula {
  /// The one quantity of a run that a formula without variables is made of.
  var carrier: Symbol? {
    guard variables.isEmpty else { return nil }
    let carriers = body.all.compactMap { node -> Symbol? in
      guard case .symbol(let symbol) = node.kind else { return nil }
      switch symbol.quantity {
      case .activation, .preactivation, .weight, .bias: return symbol
      default: return nil
      }
    }
    let isPlain = body.all.allSatisfy { node in
      switch node.kind {
      case .derivative, .series: false
      default: true
      }
    }
    guard isPlain, let first = carriers.first, carriers.allSatisfy({ $0.roles == first.roles })
    else { return nil }
    return first
  }
}

extension Node {
  /// The symbol of a formula that it is, or is an entry of.
  var formulaName: Declaration? {
    switch kind {
    case .symbol(let symbol) where symbol.quantity == .formula: symbol.declaration
    case .entry(let inner, _), .transpose(let inner): inner.formulaName
    default: nil
    }
  }
}

/// Whether an expression speaks of a symbol, itself or in the formulas behind its symbols. If not, that
/// its derivative is zero says only that the text wrote it without the symbol.
struct Mentions {
  private let pattern: String
  private var seen: Set<ObjectIdentifier> = []

  static func of(_ name: Declaration, in node: Node) -> Bool {
    var search = Mentions(pattern: name.pattern)
    return search.visit(node)
  }

  private init(pattern: String) { self.pattern = pattern }

  private mutating func visit(_ formula: Formula?) -> Bool {
    guard let formula, seen.insert(ObjectIdentifier(formula)).inserted else { return false }
    return visit(formula.body)
  }

  private mutating func visit(_ node: Node) -> Bool {
    switch node.kind {
    case .symbol(let symbol):
      if symbol.declaration.pattern == pattern || visit(symbol.declaration.formula) { return true }
    case .apply(let function, _), .function(let function):
      if case .formula(_, let formula) = function.base, visit(formula) { return true }
      if case .composed(let inner) = function.base, visit(inner) { return true }
    default: break
    }
    for child in node.children where visit(child) { return true }
    return false
  }
}
