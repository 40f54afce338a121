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

  /// An equation of `cs229` on its way into another notation.
  static func passage(to target: String, _ equation: String) throws -> Passage {
    let source = try DeclaredNotation(named: "cs229").parsed()
    let translator = Translator(
      from: source, to: try DeclaredNotation(named: target).parsed(), names: ("cs229", target))
    let document = try Document(reading: "$$ \(equation) $$", file: "", format: .markdown)
    var display = try #require(document.displays.first)
    display.ordinal = Letters.anyDisplay
    var session = Session(on: document, notation: source, networks: translator.networks)
    let draft = try #require(session.proofread(display).first)
    let work = try #require(draft.read)
    return Passage(
      translator: translator, work: work, original: draft.report, plain: try PlainClaim(work),
      display: display.ordinal)
  }

  @Test(
    "an equation that holds, and is another, does not lead back",
    arguments: ["layerwise-delta", "efron-hastie", "training-algorithms", "sample-columns"])
  func another(_ target: String) throws {
    let passages = try [
      #"z^{[\ell]} = W^{[\ell]} a^{[\ell-1]} + b^{[\ell]}"#,
      #"a^{[\ell]} = g^{[\ell]}(z^{[\ell]})"#,
      // The same layer, and one further down.
      #"z^{[\ell-1]} = W^{[\ell-1]} a^{[\ell-2]} + b^{[\ell-1]}"#,
    ].map { try Self.passage(to: target, $0) }
    for (own, passage) in passages.enumerated() {
      for (other, theirs) in passages.enumerated() {
        let letters = Letters(passage.translator.target, name: target)
        let phrasing = try #require(letters.phrasings(of: theirs.plain).phrasings.first)
        let saying = try #require(passage.saying(phrasing, []))
        #expect(!saying.report.verdict.isWrong, "\(saying.latex)")
        #expect(saying.back.isEqual == (own == other), "\(saying.latex)")
      }
    }
  }

  @Test(
    "two equations are the same where both of their sides are",
    arguments: [
      (#"a^{[\ell]} = W^{[\ell]} z^{[\ell]}"#, false), (#"z^{[\ell]} = -b^{[\ell]}"#, false),
      (#"z^{[\ell]} = b^{[\ell]}"#, true),
      (#"z^{[\ell]} = z^{[\ell]} + b^{[\ell]}"#, false), (#"z^{[\ell]} = 2 b^{[\ell]}"#, false),
      (#"z^{[\ell]} = b^{[\ell]} + 0"#, true),
    ])
  func bothSides(_ other: String, _ isSame: Bool) throws {
    let passage = try Self.passage(to: "layerwise-delta", #"z^{[\ell]} = b^{[\ell]}"#)
    let comparison = SameFormula(circumstances: passage.work.circumstances)
    let theirs = try Self.passage(to: "layerwise-delta", other).plain
    #expect(comparison.areSame(passage.plain, theirs) == isSame)
  }

  @Test("the transpose of a product is that of its factors in the other order")
  func transposed() throws {
    let layer = Index(.variable("l"))
    let weights = Node.of(.symbol(.plain(.weight, roles: [.layer: layer])))
    let below = Node.of(.symbol(.plain(.activation, roles: [.layer: layer.shifted(by: -1)])))
    let product = Node.chain([weights, below])
    let turned = Node.chain([below, weights].map { .of(.transpose($0)) })
    #expect(try product.transposed().outline == turned.outline)
    #expect(try turned.transposed().outline == product.outline)
  }

  @Test("what mixes examples is not said of all at once as of one")
  func columns() throws {
    func symbol(_ quantity: Quantity) -> Node {
      .of(.symbol(.plain(quantity, roles: [.layer: Index(.variable("l"))])))
    }
    let affine = Node.chain([symbol(.weight), symbol(.activation)])
    #expect(try Examples.all.of(affine).all.contains { $0.symbol?.declaration.isBatch == true })
    let outer = Node.chain([symbol(.delta), .of(.transpose(symbol(.activation)))])
    #expect(throws: Untranslatable.self) { try Examples.all.of(outer) }
  }

  @Test("the last layer keeps its place, and has another number where layers are counted from 1")
  func lastLayer() throws {
    let last = Index(.depth)
    for (name, first) in [("cs229", 0), ("efron-hastie", 1)] {
      let notation = try DeclaredNotation(named: name).parsed()
      let numbering = Numbering(settings: notation.settings(at: Letters.anyDisplay))
      #expect(numbering.plain(last, .layers) == last)
      #expect(numbering.plain(value: last) == last.shifted(by: first))
      #expect(numbering.written(value: last.shifted(by: first)) == last)
    }
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
