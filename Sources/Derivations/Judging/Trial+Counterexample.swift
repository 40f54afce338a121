//===----------------------------------------------------------------------===//
// A point where two sides differ, with all that is needed to work it out by hand.
//===----------------------------------------------------------------------===//

extension Trial {
  /// The point where the world stands, at which the sides differ.
  func counterexample(
    _ found: (entry: [Int], left: Base, right: Base)
  ) -> Counterexample {
    let free = FreeVariables(of: [equation.left, equation.right])
    var variables: [String: Double] = [:]
    for (name, value) in world.variables where value.isScalar {
      variables[name] = real(value.elements[0].value.value)
    }
    for symbol in free.declared {
      guard let name = try? world.variableName(symbol) else { continue }
      let indices = symbol.declaration.slotOrder.compactMap { slot in
        symbol.slots[slot].flatMap { try? world.integer($0) }.map(String.init)
      }
      let subscripts = indices.isEmpty ? "" : "_{\(indices.joined(separator: ","))}"
      variables[symbol.declaration.name + subscripts] =
        real(world.variable(named: name).value.value)
    }
    return Counterexample(
      spec: free.hasNetwork ? world.spec : nil,
      indices: world.indices.sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
      variables: variables.sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
      entry: found.entry,
      // Without the sign of a negative zero.
      left: real(found.left) + 0, right: real(found.right) + 0)
  }
}
