//===----------------------------------------------------------------------===//
// Sums that a text does not write: over what is repeated in a product.
//===----------------------------------------------------------------------===//

import MathText
import Syntax

/// Whether a text sums over each letter that is repeated in a product, as its words say, or as it says with
/// no sum what several names are: `a_i = W_{ij} x_j`.
struct ImpliedSums {
  let areMeant: Bool
  /// The letters that are repeated so.
  let letters: Set<String>

  init(_ equations: [DraftEquation], _ document: Document) {
    let repeated = equations.filter { $0.display > 0 && $0.chain == nil && $0.left.mention != nil }
      .map(Self.repeated)
    letters = repeated.reduce(into: []) { $0.formUnion($1) }
    let isWritten = equations.contains { equation in
      equation.all.contains { part in
        guard case .series(let index?, _, let body) = part else { return false }
        return Self.counts(body)[index, default: 0] > 1
      }
    }
    areMeant =
      !letters.isEmpty
      && (Self.areSaid(document) || !isWritten && repeated.count { !$0.isEmpty } > 1)
  }

  /// “a repeated index is summed”, “with the summation convention”.
  private static func areSaid(_ document: Document) -> Bool {
    document.linesOfAll.joined(separator: " ").lowercased().contains(
      #/\b(?:repeated|doubled?)\s+(?:\w+\s+){0,2}(?:indices|index|subscripts?|letters?)\s+(?:is|are|means?|implies|imply)\s+(?:\w+\s+){0,3}sum|\bsum(?:med|mation)?\s+(?:is\s+implied\s+)?over\s+(?:all\s+)?repeated\b|\b(?:einstein|summation)(?:'s|’s)?\s+(?:summation\s+)?convention\b|summenkonvention/#
    )
  }

  /// The letters of an equation's right side that a product repeats, below names with two and with one, and
  /// that its left side does not have.
  private static func repeated(_ equation: DraftEquation) -> Set<String> {
    let open = Set(equation.left.mentions.flatMap(\.below).map(\.text))
    let bound = Set(
      equation.right.all.compactMap { part in
        if case .series(let index, _, _) = part { index } else { nil }
      })
    return equation.right.all.reduce(into: Set<String>()) { result, part in
      guard case .product(let factors, _) = part,
        factors.contains(where: { $0.mention?.below.count == 2 })
      else { return }
      result.formUnion(counts(part).filter { $0.value > 1 }.keys)
    }.subtracting(open).subtracting(bound)
  }

  /// How often each letter stands below a factor.
  private static func counts(_ part: Sketch) -> [String: Int] {
    part.factors.compactMap(\.mention).flatMap { mention in
      mention.below.compactMap(\.letter).filter { $0.count == 1 && $0.first?.isLowercase == true }
    }.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}
