//===----------------------------------------------------------------------===//
// New values of parameters: the old ones less a multiple of the gradient.
//===----------------------------------------------------------------------===//

import Meaning
import Syntax

extension ClaimWork {
  /// An update says that the new value is the old one less the rate times a derivative of the loss:
  /// of one of the losses of the text.
  func updates(_ left: Node, _ right: Node) -> [Equation]? {
    if let updates = updatesOfEntries(left, right) ?? updatesOfTranspose(left, right) {
      return updates
    }
    guard isParameter(left), case .symbol(let parameter) = left.kind, case .sum = right.kind,
      let rate = right.rate ?? number(besides: left, in: right),
      right.all.contains(where: { node in
        if case .symbol(let old) = node.kind { old.quantity == parameter.quantity } else { false }
      })
    else { return nil }
    return changes(of: left, rate).map { equation(stepped(left, by: $0), right) }
  }

  /// The updates of a parameter that is written transposed, `W^T \leftarrow W^T - \eta a \delta^T`.
  private func updatesOfTranspose(_ left: Node, _ right: Node) -> [Equation]? {
    guard case .transpose(let parameter) = left.kind, let updates = updates(parameter, right) else {
      return nil
    }
    return updates.map { update in
      equation(Node(kind: .transpose(update.left), source: left.source), right)
    }
  }

  /// The updates of parameters that are written into a matrix, which stands again on the right.
  private func updatesOfEntries(_ left: Node, _ right: Node) -> [Equation]? {
    guard case .grid(let rows) = left.kind, rows.joined().allSatisfy(isParameter),
      addend(of: left, in: right) != nil, let rate = right.rate
    else { return nil }
    return losses.map { loss in
      let stepped = rows.map { row in
        row.map { entry in
          let gradient = gradient(of: loss, by: entry)
          return self.stepped(entry, by: .product([rate, gradient], source: entry.source))
        }
      }
      return equation(Node(kind: .grid(stepped), source: left.source), right)
    }
  }

  func stepped(_ parameter: Node, by change: Node) -> Node {
    let terms = [
      Node.Term(isNegative: false, node: parameter, sign: nil),
      Node.Term(isNegative: true, node: change, sign: nil),
    ]
    return Node(kind: .sum(terms), source: parameter.source)
  }
}
