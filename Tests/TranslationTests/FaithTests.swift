import Judging
import MathText
import Syntax
import Testing

@testable import Derivations
@testable import Translation

/// What keeps a translation from being another equation.
@Suite("Faithful translations")
struct FaithTests {
  static func translation(
    _ from: String, _ to: String, _ equation: String
  ) throws -> Translation {
    let report = try Translating(from: from, to: to).report(onEquation: equation)
    return try #require(report.translations.first)
  }

  @Test("the verdict has to be the original's, and the way back has to lead to it")
  func faithful() throws {
    let translation = try Self.translation("cs229", "layerwise-delta", EquationTests.delta)
    var saying = try #require(translation.saying)
    var original = translation.original
    #expect(saying.isFaithful(to: original) && saying.isNear(original))
    original.verdict = .refuted
    #expect(!saying.isFaithful(to: original) && !saying.isNear(original))
    original.verdict = .conditional
    #expect(!saying.isFaithful(to: original) && saying.isNear(original))
    saying.back.isEqual = false
    #expect(!saying.isFaithful(to: translation.original) && !saying.isNear(translation.original))
  }

  @Test(
    "what comes back as another formula is not said",
    arguments: ["layerwise-delta", "efron-hastie", "cs229"])
  func back(_ target: String) throws {
    // The transpose of a vector, which no entry has.
    let translation = try Self.translation(
      "sample-columns", target,
      #"Z^{[1]T} Z^{[1]} = (W^{[1]T} X + B^{[1]})^T (W^{[1]T} X + B^{[1]})"#)
    #expect(translation.saying == nil, "\(translation.saying?.latex ?? "")")
  }

  @Test("a bias is folded into the weights of its own layer, and of no other")
  func folded() throws {
    let letters = Letters(
      try DeclaredNotation(named: "efron-hastie").parsed(), name: "efron-hastie")
    let layer = Index(.variable("l"))
    let below = layer.shifted(by: -1)
    let product = Node.chain([
      .of(.symbol(.plain(.weight, roles: [.layer: layer]))),
      .of(.symbol(.plain(.activation, roles: [.layer: below]))),
    ])
    func sum(_ bias: Index) -> Node {
      let bias = Node.of(.symbol(.plain(.bias, roles: [.layer: bias])))
      return .of(.sum([product, bias].map { Node.Term(isNegative: false, node: $0) }))
    }
    #expect(try letters.withBiases(sum(layer)).outline == product.outline)
    #expect(throws: Untranslatable.self) { try letters.withBiases(sum(below)) }
  }
}
