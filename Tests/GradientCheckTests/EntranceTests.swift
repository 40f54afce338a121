import Networks
import Numbers
import Testing

@testable import GradientCheck
@testable import Scorecard

@Suite("Where what nothing explains enters")
struct EntranceTests {
  /// Numbers of no kind.
  private func noise(_ m: Matrix<Double>) -> Matrix<Double> {
    Matrix(
      rows: m.rows, columns: m.columns,
      elements: m.elements.indices.map { m.elements[$0] + Double(($0 * 7 + 3) % 11) / 10 + 0.1 })
  }

  /// The beginning of the report on a right gradient after a change.
  private func said(
    _ widths: [Int] = [2, 3, 2], examples: Int = 4, _ change: (inout ClaimedGradient) -> Void
  ) throws -> String {
    let (network, examples) = try DiagnosisTests.network(widths, examples: examples)
    let grader = Grader(network, examples, precision: .double)
    var claim = ClaimedGradient(grader.exact)
    change(&claim)
    // What no mistake explains, no three of them explain: their search is left out here.
    return Diagnosis.$limit.withValue(1) { grader.grade(claim) }.headline.joined(separator: "\n")
  }

  private func spoil(_ layer: inout ClaimedGradient.Layer, bias: Bool = true) {
    layer.weights = layer.weights.map(noise)
    if bias {
      layer.bias = layer.bias.map { b in Vector(b.indices.map { b[$0] + Double($0 * $0) + 0.3 }) }
    }
  }

  @Test("δ of the output: the forward pass, the targets or the loss, and how to tell")
  func output() throws {
    let all = try said { claim in for l in claim.layers.indices { spoil(&claim.layers[l]) } }
    #expect(all.contains("the error enters in δ of the output: look at the forward pass"), "\(all)")
    #expect(all.contains("or else what is done to the finished gradient"))
    #expect(all.contains("`forward=` in Python") && all.contains("`activations`"), "\(all)")
  }

  @Test("where the forward pass is right, the targets or the loss")
  func forwardIsRight() throws {
    let (network, examples) = try DiagnosisTests.network([2, 3, 2], examples: 4)
    var other = examples
    for i in other.indices {
      other[i].target = other[i].target.map { $0 + 0.1 * Double(i * i % 5) }
    }
    var claim = PlainBackpropagation(network: network, examples: other).claim()
    let passes = PlainBackpropagation(network: network, examples: examples).passes()
    for l in claim.layers.indices {
      let rows = passes.map { $0.a[l + 1] }
      claim.layers[l].activations = Matrix(
        rows: rows.count, columns: rows[0].count, elements: rows.flatMap { $0 })
    }
    let grader = Grader(network, examples, precision: .double)
    let text = Diagnosis.$limit.withValue(1) { grader.grade(claim) }.headline.joined()
    #expect(text.contains("the forward pass is right: look at the targets and at how δ"), "\(text)")
  }

  @Test("a wrong forward pass is said, and nothing of what follows from it")
  func forwardIsWrong() throws {
    let (network, examples) = try DiagnosisTests.network([2, 3, 2], examples: 4)
    for recipe in [Recipe(noise: 0.2), Recipe(addsBiases: false)] {
      let plain = PlainBackpropagation(network: network, examples: examples, recipe: recipe)
      var claim = plain.claim()
      for (l, rows) in [plain.passes().map { $0.a[1] }].enumerated() {
        claim.layers[l].activations = Matrix(
          rows: rows.count, columns: rows[0].count, elements: rows.flatMap { $0 })
      }
      let grader = Grader(network, examples, precision: .double)
      let grade = Diagnosis.$limit.withValue(1) { grader.grade(claim) }
      #expect(grade.headline.count == 1, "\(grade)")
      #expect(grade.headline[0].hasPrefix("the forward pass: a of layer 1 is the first wrong"))
      #expect(grade.hints.count == 1)
    }
  }

  @Test("the weights alone: δ is right, and what is made of it is not")
  func weights() throws {
    let all = try said { claim in
      for l in claim.layers.indices { spoil(&claim.layers[l], bias: false) }
    }
    #expect(all.contains("δ is right everywhere, as every bias shows"), "\(all)")
    let one = try said { claim in spoil(&claim.layers[0], bias: false) }
    #expect(one.contains("the weights are made wrongly from it"), "\(one)")
    #expect(!(all + one).contains("error enters"))
  }

  @Test("the bias alone: the weights show that δ is right")
  func bias() throws {
    let text = try said { claim in claim.layers[0].bias = [0.3, 0.7, 0.1] }
    #expect(text.contains("δ is right there, as the weights show"), "\(text)")
  }

  @Test("a hidden layer: below the last that is right")
  func hidden() throws {
    let text = try said([2, 3, 3, 2], examples: 5) { claim in
      for l in 0..<2 { spoil(&claim.layers[l]) }
    }
    #expect(text.contains("layer 3 is right, so the error enters in δ of layer 2"), "\(text)")
  }

  @Test("the output's bias alone does not show that its δ is right")
  func sum() throws {
    let text = try said { claim in
      spoil(&claim.layers[0])
      spoil(&claim.layers[1], bias: false)
    }
    #expect(text.contains("look at the order of the targets"), "\(text)")
  }

  @Test("nearly right numbers are looked for in the precision, not in the formulas")
  func agreement() throws {
    let text = try said { claim in
      for l in claim.layers.indices {
        claim.layers[l].weights = claim.layers[l].weights.map { m in
          Matrix(rows: m.rows, columns: m.columns) { j, k in
            m[j, k] * (1 + 1e-4 * Double((2 * j + k) % 3))
          }
        }
        claim.layers[l].bias = claim.layers[l].bias.map { b in
          Vector(b.indices.map { b[$0] * (1 + 1e-4 * Double($0 + 1)) })
        }
      }
    }
    #expect(text.contains("look at the precision before the formulas"), "\(text)")
    #expect(!text.contains("δ of the output"))
  }
}
