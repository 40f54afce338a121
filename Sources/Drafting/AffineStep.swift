//===----------------------------------------------------------------------===//
// z = W a + b, however a text writes it.
//===----------------------------------------------------------------------===//

/// A step from one layer to the next: a product of two names, summed or written out, with or without
/// a third that is added.
struct AffineStep {
  /// The two factors, as they stand.
  var first: Mention
  var second: Mention
  var bias: Mention?

  /// The step that an outline is; nil of any other.
  init?(_ sketch: Sketch) {
    var products: [[Mention]] = []
    var singles: [Mention] = []
    for (isNegative, term) in sketch.terms {
      let names = Self.names(term)
      // A threshold is subtracted: it is no bias.
      if isNegative, names?.count == 1, !products.isEmpty { continue }
      guard !isNegative else { return nil }
      switch names?.count {
      case 2: products.append(names ?? [])
      case 1: singles.append(contentsOf: names ?? [])
      case 0: continue  // dots
      default: return nil
      }
    }
    guard let pair = products.first, singles.count <= 1 else { return nil }
    let bases = [pair[0].plain, pair[1].plain]
    guard bases[0] != bases[1], products.allSatisfy({ $0.map(\.plain) == bases }) else {
      return nil
    }
    (first, second) = (pair[0], pair[1])
    bias = singles.first
  }

  /// The names that a term is the product of; nil where it is something else, none for dots.
  private static func names(_ term: Sketch) -> [Mention]? {
    var result: [Mention] = []
    // m ⊙ z stays in its layer.
    if case .product(_, let signs) = term, signs.contains(where: ["odot", "circ"].contains) {
      return nil
    }
    for factor in term.factors {
      switch factor {
      case .series(let index, _, let body):
        // Σ β^τ g: a power.
        guard let names = names(body),
          !names.contains(where: { $0.bracket == .none && $0.isPower(of: index) })
        else { return nil }
        result += names
      case .call(let function, let arguments) where function.isUsualFunction:
        // W f(z): the step is from what the function is applied to.
        guard arguments.count == 1, function.primes == 0, var inner = arguments[0].mention else {
          return nil
        }
        inner.function = function.plain
        result.append(inner)
      case .sum, .product, .transposed, .name, .call:
        if let mention = factor.mention, mention.primes == 0 {
          // b 1^T is b for each example.
          if ["1", "\\mathbf{1}", "\\mathbb{1}", "\\boldsymbol{1}"].contains(mention.plain) {
            continue
          }
          result.append(mention)
        } else if case .sum(let terms) = factor, terms.count == 1, let names = names(terms[0].term)
        {
          result += names
        } else {
          return nil
        }
      case .other(let parts) where parts.isEmpty: continue
      default: return nil
      }
    }
    return result
  }

  /// Its two factors by what they are; nil where neither are the weights.
  func parted(
    _ roles: [String: DraftRole]
  ) -> (weight: Mention, input: Mention, isWeightFirst: Bool)? {
    if roles[first.plain] == .weight { return (first, second, true) }
    return roles[second.plain] == .weight ? (second, first, false) : nil
  }

  /// Its two factors, the one first that is more like weights.
  var likely: (weights: Mention, input: Mention) {
    Self.weightiness(second) > Self.weightiness(first) ? (second, first) : (first, second)
  }

  /// How much speaks for a factor being the weights.
  private static func weightiness(_ mention: Mention) -> Double {
    var result = 0.0
    if DraftRole.weight.habits.contains(mention.plain) { result += 2 }
    if DraftRole.activation.habits.contains(mention.plain) { result -= 1 }
    if DraftRole.input.habits.contains(mention.plain) { result -= 2 }
    if mention.isTransposed { result += 1 }
    if mention.function != nil { result -= 4 }
    result += Double(mention.below.count) * 0.6
    if mention.plain.first?.isUppercase == true { result += 0.3 }
    return result
  }
}
