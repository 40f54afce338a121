//===----------------------------------------------------------------------===//
// Expressions told apart without a look at where they stand.
//===----------------------------------------------------------------------===//

extension Node {
  /// What remains when indices are taken away: two entries of one pattern have the same.
  package var signature: String {
    label + "(" + children.map(\.signature).joined(separator: ",") + ")"
  }

  /// What an expression says, without where it stands: its indices and all its signs with it.
  package var outline: String {
    "\(label)\(details)[\(ownIndices.map(\.description).joined(separator: ","))]("
      + children.map(\.outline).joined(separator: ",") + ")"
  }

  /// What this node is, apart from its children and its indices.
  package var label: String {
    switch kind {
    case .number(let value): "\(value)"
    case .symbol(let symbol): symbol.declaration.name + symbol.quantity.rawValue
    case .variable(let name): name
    case .count: "#"
    case .negate: "-"
    case .sum(let terms): "+" + terms.map { $0.isNegative ? "-" : "+" }.joined()
    case .product(_, let signs):
      "*" + signs.map { $0.text == "cdot" ? "" : $0.text }.joined(separator: "*")
    case .quotient: "/"
    case .power: "^"
    case .transpose: "T"
    case .apply(let function, _): "f" + function.label
    case .function(let function): "F" + function.label
    case .derivative: "d"
    case .differential: "∂"
    case .series(let series): "Σ\(series.total)\(series.indices)"
    case .grid(let rows): "m\(rows.count)"
    case .tuple: "t"
    case .norm: "n"
    case .indicator(let condition): "1" + condition.relation
    case .cases: "c"
    case .entry: "e"
    case .sumAlong(_, let axis): "S\(axis)"
    case .dots: "…"
    }
  }

  /// What tells two nodes of one label apart beside their children and their indices.
  private var details: String {
    switch kind {
    case .product(_, let signs): return signs.map(\.text).joined(separator: " ")
    case .series(let series):
      let bounds = [series.lower, series.upper].map { $0.map(\.description) ?? "" }
      let relations = series.conditions.map(\.relation)
      return (series.indices + bounds + relations).joined(separator: " ")
    case .cases(let branches):
      return branches.map { $0.condition?.relation ?? "else" }.joined(separator: " ")
    default: return ""
    }
  }
}

extension Function {
  /// Which function it is, apart from its indices.
  fileprivate var label: String {
    let name: String =
      switch base {
      case .activation(let symbol), .formula(let symbol, _): symbol.declaration.name
      case .named(let name), .limit(let name), .place(let name): name
      case .composed(let inner): inner.signature
      case .diagonal, .trace, .inner, .extreme, .length, .lying, .undefined, .mean, .extent:
        "\(base)"
      case .placed: "placed"
      }
    return "\(name)\(primes)" + (isInverse ? "-" : "")
  }
}
