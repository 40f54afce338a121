//===----------------------------------------------------------------------===//
// Arithmetic with a number of units, layers or examples in it: \frac{1}{n} 0.62 = 0.31.
//===----------------------------------------------------------------------===//

import Meaning
import Syntax

extension ClaimWork {
  /// The counts that are tried, and those beyond them at which it is seen whether more could do.
  private static let tried = 1...1000
  private static let beyond = [10_000, 1_000_000, 1_000_000_000]
  /// Of a longer claim it would take too long.
  private static let mostNodes = 60

  /// The verdict on arithmetic in which one count is the only name: it is right only if the count is
  /// what makes it so, and wrong where no count comes near. Nil of anything else, where every count
  /// does, and where the notation says which it is.
  package func arithmeticWithCount(_ left: Node, _ right: Node) -> ClaimResult? {
    let nodes = left.all + right.all
    let counts = nodes.filter(\.isCount)
    guard givesNumbers, !circumstances.isCursory, nodes.count <= Self.mostNodes,
      let count = counts.first, counts.allSatisfy({ $0.kind == count.kind }),
      circumstances.settings.widths == nil, circumstances.settings.lastLayer == nil,
      circumstances.settings.sampleCount == nil
    else { return nil }
    let name = Array(tokens[count.source.clamped(to: tokens.indices)]).latex
    func found(_ value: Int) -> Arithmetic.Comparison? {
      compared(left.filling(count, with: value), right.filling(count, with: value))
    }
    var differing: [(count: Int, sides: Arithmetic.Comparison)] = []
    for value in Self.tried {
      guard let one = found(value) else { continue }
      if one.agree {
        return value == 1 && found(2)?.agree == true ? nil : holding(one, if: "\(name) is \(value)")
      }
      differing.append((value, one))
    }
    // Larger counts could do where the sides cross beyond those that were tried.
    let larger = Self.beyond.compactMap(found)
    guard let first = differing.first, let last = differing.last, larger.count == Self.beyond.count,
      larger.allSatisfy({
        !$0.agree && ($0.left > $0.right) == (last.sides.left > last.sides.right)
      })
    else { return nil }
    var fault = verdict(first.sides, "")
    fault.message += ", where \(name) is \(first.count), and with no other \(name) they agree"
    return ClaimResult(judgement: fault)
  }

  /// Two sides of numbers, compared on one network: none of it stands in them.
  private func compared(_ left: Node, _ right: Node) -> Arithmetic.Comparison? {
    guard isOfNumbers(left, right), let spec = circumstances.specs.first else { return nil }
    return arithmetic(on: spec).compare(left, right)
  }

  private func holding(_ found: Arithmetic.Comparison, if condition: String) -> ClaimResult {
    var judgement = verdict(found, "")
    judgement.add(condition: condition)
    return ClaimResult(judgement: judgement)
  }
}

extension Node {
  fileprivate var isCount: Bool { if case .count = kind { true } else { false } }

  /// The same with a number for a count.
  fileprivate func filling(_ count: Node, with value: Int) -> Node {
    mapped {
      $0.kind == count.kind ? Node(kind: .number(Double(value)), source: $0.source) : nil
    }
  }
}
