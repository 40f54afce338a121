import Networks
import Numbers
import Testing

@testable import GradientCheck
@testable import Scorecard

@Suite("What is at hand in place of what belongs there")
struct CompositionTests {
  private static func tanhSlope(_ z: Double) -> Double { 1 - Double.tanh(z) * Double.tanh(z) }

  @Test("other quantities in g′, and other sums carried down")
  func slopes() throws {
    var plain = try StudentCase([3, 4, 2])
    let bias = plain.network.layers[0].bias
    let last = plain.passes[5].z[0]
    let kinds: [(String, (StudentCase.Pass, [Double]) -> [Double])] = [
      (
        "z without the bias",
        { pass, carried in
          carried.indices.map { carried[$0] * Self.tanhSlope(pass.z[0][$0] - bias[$0]) }
        }
      ),
      (
        "z of the last example",
        { _, carried in zip(carried, last).map { $0 * Self.tanhSlope($1) } }
      ),
      (
        "added to Wᵀδ",
        { pass, carried in zip(carried, pass.z[0]).map { $0 + Self.tanhSlope($1) } }
      ),
      (
        "divided by g′(z)",
        { pass, carried in zip(carried, pass.z[0]).map { $0 / Self.tanhSlope($1) } }
      ),
    ]
    let right = plain
    for (words, slope) in kinds {
      plain.replaceFirst { slope($0, right.carried($0.δ[1], 0)) }
      plain.expect(words, plain.claim())
    }
    plain.replaceFirst { pass in
      zip(right.carried([0, pass.δ[1][1]], 0), pass.z[0]).map { $0 * Self.tanhSlope($1) }
    }
    plain.expect("only its last term", plain.claim())
  }

  @Test("any combination of 1, a and a² for g′")
  func polynomial() throws {
    var own = try StudentCase([3, 4, 2])
    let plain = own
    own.replaceFirst { pass in
      zip(plain.carried(pass.δ[1], 0), pass.a[1]).map { $0 * (0.5 + 0.25 * $1 * $1) }
    }
    own.expect("g′ was computed as 0.5 + 0.25 a²", own.claim())
  }

  @Test("a mask of another pass, in place of ReLU's")
  func mask() throws {
    var own = try StudentCase([3, 4, 2], .relu)
    let plain = own
    var i = 0
    own.replaceFirst { pass in
      i += 1
      return plain.carried(pass.δ[1], 0).enumerated().map { (7 * i + 3 * $0) % 5 < 2 ? 0 : $1 }
    }
    own.expect("a mask, 0 or 1, that is not g′(z) of these inputs", own.claim())
  }

  @Test("what is done at the end, to all, to rows and to columns")
  func finished() throws {
    let own = try StudentCase([3, 4, 2])
    own.expect("the sign of the right one") { claim in
      for l in 0..<2 {
        claim.layers[l].weights = claim.layers[l].weights?.map { $0 > 0 ? 1 : -1 }
        claim.layers[l].bias = claim.layers[l].bias?.map { $0 > 0 ? 1 : -1 }
      }
    }
    own.expect("the last row is 0") { claim in
      for l in 0..<2 {
        claim.layers[l].weights = claim.layers[l].weights.map { w in
          Matrix(rows: w.rows, columns: w.columns) { $0 == w.rows - 1 ? 0 : w[$0, $1] }
        }
        claim.layers[l].bias = claim.layers[l].bias.map { b in
          Vector(b.indices.map { $0 == b.count - 1 ? 0 : b[$0] })
        }
      }
    }
    own.expect("the columns are in reverse order") { claim in
      for l in 0..<2 {
        claim.layers[l].weights = claim.layers[l].weights.map { w in
          Matrix(rows: w.rows, columns: w.columns) { w[$0, w.columns - 1 - $1] }
        }
      }
    }
  }

  @Test("examples that count for more than others")
  func examples() throws {
    let own = try StudentCase([3, 4, 2])
    let shares = [1, 0, 2, 1, 1, 1].map { Double($0) / 6 }
    own.expect("δ of each is multiplied by 1, 0, 2, 1, 1, 1", own.claim(shares: shares))
  }

  @Test("dropout, of the same units or of others in each example", arguments: [true, false])
  func dropout(isSame: Bool) throws {
    let (network, examples) = try DiagnosisTests.network([3, 4, 2], .tanh, .identity, examples: 5)
    let kept = (0..<20).map { i in (7 * (isSame ? i % 4 : i)) % 5 % 3 != 0 }
    let forward = ForwardPass(
      of: network, on: examples, with: [.dropout(Dropout(masks: [kept], scale: 2))])
    let δ = forward.a[1] - forward.targets
    let slopes = forward.slopeVariants(of: 0)[0]
    let below = δ.carried(by: network.layers[1].weights, transposed: true) ⊙ slopes
    func layer(_ l: Int, _ δ: Signal) -> ClaimedGradient.Layer {
      let maker = PartMaker(
        forward: forward, layer: l, candidate: DeltaCandidate(mistakes: [], δ: δ), above: [:],
        sum: ExampleSum(meanOver: 0..<5))
      let (w, columns) = (maker.right(.weights), forward.below[l].units)
      return .init(
        weights: Matrix(rows: δ.units, columns: columns) { w.entry($0 * columns + $1).value },
        bias: Vector(maker.right(.bias).all.map(\.value)))
    }
    let grade = Grader(network, examples, precision: .double).grade(
      ClaimedGradient(layers: [layer(0, below), layer(1, δ)]))
    #expect(grade.headline.first?.hasPrefix("dropout was left on in layer 1") == true, "\(grade)")
  }

  @Test("an error smaller than what is resolved is no mistake, and one that is resolved is")
  func traces() throws {
    let (network, examples) = try DiagnosisTests.network()
    let grader = Grader(network, examples, precision: .double)
    for (error, verdict) in [(1e-11, Grade.Verdict.undecided), (1e-10, .wrong)] {
      var claim = ClaimedGradient(grader.exact)
      claim.layers[0].weights = claim.layers[0].weights.map { w in
        Matrix(rows: w.rows, columns: w.columns) {
          $0 + $1 == 0 ? w[0, 0] * (1 + error) : w[$0, $1]
        }
      }
      #expect(grader.grade(claim).verdict == verdict)
    }
  }

  @Test("what an ε hides is named, and said to fit to some digits")
  func coarse() throws {
    var own = try StudentCase([3, 4, 3], .tanh, .softmax, .crossEntropy)
    let plain = own
    for i in own.passes.indices {
      let (a, y) = (own.passes[i].a[2], own.examples[i].target.elements)
      let δ = zip(a, y).map { -$1 / ($0 + 1e-9) * $0 * (1 - $0) }
      own.passes[i].δ[1] = δ
      own.passes[i].δ[0] = zip(plain.carried(δ, 0), own.passes[i].a[1]).map { $0 * (1 - $1 * $1) }
    }
    own.expect("softmax needs its whole Jacobian; to some digits only", own.claim())
  }

  @Test("two or three numbers are no velocity")
  func velocity() throws {
    let (network, examples) = try DiagnosisTests.network([1, 1], .tanh, .identity, examples: 3)
    let grader = Grader(network, examples, precision: .float)
    var generator = SplitMix64(seed: 3)
    for _ in 0..<6 {
      let factor = Double.random(in: 1...9, using: &generator)
      let shift = Double.random(in: -0.1...0.1, using: &generator)
      let wrong = grader.exact.map { Double(Float($0 * factor + shift)) }
      // Velocities are looked for after the mistakes, however many are tried at once.
      let grade = Diagnosis.$limit.withValue(1) { grader.grade(ClaimedGradient(wrong)) }
      #expect(!grade.explanations.joined().contains { $0.mistake.name == "velocity" })
    }
  }
}
