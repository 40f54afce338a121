//===----------------------------------------------------------------------===//
// What is known of a notation when all its lines are read.
//===----------------------------------------------------------------------===//

extension TextNotation {
  /// Tells functions from values, and declares the constants of weight decay.
  mutating func settle() {
    for place in declarations.indices where declarations[place].quantity == .formula {
      settleArguments(of: &declarations[place])
    }
    for decay in declarations.compactMap(\.decay) {
      guard let items = try? ItemReader.items(of: Latex.tokens(decay.constant)),
        items.count == 1, case .name(let name, let plain) = items[0].kind,
        !declarations.contains(where: { $0.name == name || $0.plain == plain })
      else { continue }
      add(Declaration(name: name, plain: plain, quantity: .constant))
    }
  }

  /// f(z) with a new z is a function; J(\theta) and e_j(n) of what is declared are values.
  private func settleArguments(of declaration: inout Declaration) {
    guard let arguments = declaration.arguments else { return }
    let known: Set<Quantity> = [.parameters, .index, .input]
    let isValue = arguments.allSatisfy { name in
      declarations.contains { $0.plain == name && known.contains($0.quantity) }
        || isCallIndex(name, in: declaration.definition)
    }
    if isValue { return }
    declaration.parameters = arguments
    declaration.arguments = nil
  }

  /// Whether a letter stands in a formula only where declared quantities carry it in brackets: the n
  /// of `e_j(n) := d_j(n) - y_j(n)`.
  private func isCallIndex(_ name: String, in items: [Item]) -> Bool {
    let carriers = Set(
      declarations.filter { $0.arguments == [name] && $0.quantity != .function }
        .map(\.plain))
    var (carried, total) = (0, 0)
    func visit(_ items: [Item]) {
      for (place, item) in items.enumerated() {
        switch item.kind {
        case .name(_, let plain) where plain == name:
          total += 1
          let isAlone =
            place > 0 && place + 1 < items.count && items[place - 1].isSign("(")
            && items[place + 1].isSign(")")
          let before = isAlone ? items[..<(place - 1)].last { !$0.isScript }?.nameAlone : nil
          if let before, carriers.contains(before) { carried += 1 }
        case .superscript(let inner), .subscript(let inner), .group(let inner), .root(let inner):
          visit(inner)
        case .fraction(let top, let bottom):
          visit(top)
          visit(bottom)
        case .grid(_, let rows): rows.joined().forEach(visit)
        default: break
        }
      }
    }
    visit(items)
    return carried > 0 && carried == total
  }
}
