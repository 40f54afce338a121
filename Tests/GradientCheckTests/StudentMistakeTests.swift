import Networks
import Numbers
import Testing

@testable import GradientCheck
@testable import Scorecard

@Suite("Mistakes of students, each made in plain loops")
struct StudentMistakeTests {
  @Test("targets changed alike", arguments: [(2.0, 0.0), (0.9, 0.05), (-1, 0), (2, -1)])
  func targets(scale: Double, shift: Double) throws {
    let words: [Double: String] = [
      2: shift == 0 ? "the target was subtracted twice" : "the targets are −1 and 1",
      0.9: "the targets are smoothed, 0.9 y + 0.05", -1: "the target was added",
    ]
    var own = try StudentCase([3, 5, 2], .tanh, .softmax, .crossEntropy)
    let others = own.examples.map {
      Example(input: $0.input, target: $0.target.map { scale * $0 + shift })
    }
    own.passes = PlainBackpropagation(network: own.network, examples: others).passes()
    own.expect(try #require(words[scale]), own.claim())
  }

  @Test("∂L/∂a carried down in place of δ")
  func error() throws {
    var own = try StudentCase([3, 4, 4, 2], .sigmoid)
    let network = own.network
    let plain = own
    own.replaceFirst { pass in
      let error = plain.carried(pass.δ[2], 1)
      return zip(plain.carried(error, 0), pass.a[1]).map { $0 * $1 * (1 - $1) }
    }
    #expect(network.layers.count == 3)
    own.expect("what was carried down from the next layer is ∂L/∂a, not δ", own.claim())
  }

  @Test(
    "the wrong column cut off, with the bias in the first or the last", arguments: [true, false])
  func shifted(biasIsFirst: Bool) throws {
    var own = try StudentCase([3, 4, 2])
    let layer = own.network.layers[1]
    own.replaceFirst { pass in
      let v = pass.δ[1]
      func product(_ w: (Int) -> Double) -> Double {
        v.indices.reduce(0) { $0 + w($1) * v[$1] }
      }
      let bias = product { layer.bias[$0] }
      let all = (0..<4).map { k in product { layer.weights[$0, k] } }
      let cut: [Double] = biasIsFirst ? [bias] + Array(all[..<3]) : Array(all[1...]) + [bias]
      return zip(cut, pass.a[1]).map { $0 * (1 - $1 * $1) }
    }
    own.expect("the bias's column is the \(biasIsFirst ? "first" : "last")", own.claim())
  }

  @Test("brackets of g′ missing, with 1/n in δ or behind the sum", arguments: [1.0, 6])
  func unbracketed(n: Double) throws {
    let g: [(Activation, String, (Double, Double) -> Double)] = [
      (.sigmoid, "a − a²", { $0 * $1 - n * $1 * $1 }), (.tanh, "1 − a²", { $0 - n * $1 * $1 }),
      (.sigmoid, "a ⋅ 1 − a", { $0 * $1 - n * $1 }),
    ]
    for (activation, words, slope) in g {
      var own = try StudentCase([3, 4, 2], activation)
      let plain = own
      own.replaceFirst { zip(plain.carried($0.δ[1], 0), $0.a[1]).map(slope) }
      own.expect("Wᵀδ ⊙ \(words)", own.claim())
    }
  }

  @Test("slopes that are nearly the formula")
  func slopes() throws {
    let kinds: [(Activation, String, (Double, Double) -> Double)] = [
      (.tanh, "1 / cosh z", { z, _ in 2 / (Double.exp(z) + Double.exp(-z)) }),
      (.softplus, "1 − exp(−z)", { z, _ in 1 - Double.exp(-z) }),
      (.gelu, "a / z", { z, a in a / z }), (.tanh, "1 + a²", { _, a in 1 + a * a }),
    ]
    for (activation, words, slope) in kinds {
      var own = try StudentCase([3, 4, 2], activation)
      let plain = own
      own.replaceFirst { pass in
        zip(plain.carried(pass.δ[1], 0), zip(pass.z[0], pass.a[1])).map { $0 * slope($1.0, $1.1) }
      }
      own.expect("g′ was computed as \(words)", own.claim())
    }
  }

  @Test("means of mini-batches, the last of them smaller")
  func batches() throws {
    let own = try StudentCase([3, 4, 2], examples: 10)
    let shares = (0..<10).map { $0 < 8 ? 1.0 / 12 : 1.0 / 6 }
    own.expect("the means of mini-batches of 4", own.claim(shares: shares))
  }

  @Test("examples drawn with replacement, which the output layer alone does not show")
  func drawn() throws {
    let own = try StudentCase([4, 6, 3, 1], examples: 9)
    let counts = [0.0, 3, 0, 1, 2, 0, 1, 0, 2]
    own.expect(
      "δ of each is multiplied by 0, 3, 0, 1, 2, 0, 1, 0, 2; were they drawn with replacement",
      own.claim(shares: counts.map { $0 / 9 }))
  }

  @Test("biases in another order than the weights, or weights than the biases")
  func exchanged() throws {
    let own = try StudentCase([4, 4, 4, 4])
    own.expect("the biases of layers 1 and 3 are exchanged") { claim in
      (claim.layers[0].bias, claim.layers[2].bias) = (claim.layers[2].bias, claim.layers[0].bias)
    }
    own.expect("the weights of layers 2 and 3 are exchanged") { claim in
      (claim.layers[1].weights, claim.layers[2].weights) = (
        claim.layers[2].weights, claim.layers[1].weights
      )
    }
  }

  @Test("δ that a wrong g′ makes 0")
  func vanished() throws {
    var own = try StudentCase([3, 4, 3, 2])
    for i in own.passes.indices {
      own.passes[i].δ[1] = own.passes[i].δ[1].map { _ in 0 }
      own.passes[i].δ[0] = own.passes[i].δ[0].map { _ in 0 }
    }
    own.expect("layers 1 and 2: every entry is 0: δ of layer 2 is 0, as where", own.claim())
  }

  @Test("a sum over the whole batch in place of each example's")
  func wholeSum() throws {
    var own = try StudentCase([3, 5, 4], .tanh, .softmax, .crossEntropy, examples: 7)
    let plain = own
    for i in own.passes.indices {
      let y = own.examples[i].target.elements
      own.passes[i].δ[1] = zip(own.passes[i].a[2], y).map { 7 * $0 - $1 }
      own.passes[i].δ[0] = zip(plain.carried(own.passes[i].δ[1], 0), own.passes[i].a[1]).map {
        $0 * (1 - $1 * $1)
      }
    }
    own.expect("7 a − y, not as a − y; 7 is the number of examples", own.claim())
  }

  @Test("the decay of another layer's weights")
  func decay() throws {
    let own = try StudentCase([4, 4, 4, 2])
    var claim = own.claim()
    claim.layers[1].weights = claim.layers[1].weights.map {
      $0 + 0.3 * own.network.layers[0].weights
    }
    own.expect("0.3 times the weights of layer 1 is added", claim)
  }

  @Test("errors in an array of whole numbers")
  func truncated() throws {
    var own = try StudentCase([3, 4, 2])
    for i in own.passes.indices {
      let target = own.examples[i].target.map { (4 * $0).rounded() }
      own.passes[i].δ[1] = zip(own.passes[i].a[2], target.elements).map { $0 - $1 }
    }
    let wanted = own.examples.map {
      Example(input: $0.input, target: $0.target.map { (4 * $0).rounded() })
    }
    let plain = own
    for i in own.passes.indices {
      let δ = own.passes[i].δ[1].map { $0.rounded(.towardZero) }
      own.passes[i].δ[1] = δ
      own.passes[i].δ[0] = zip(plain.carried(δ, 0), own.passes[i].a[1]).map { $0 * (1 - $1 * $1) }
    }
    let grade = Grader(own.network, wanted, precision: .double).grade(own.claim())
    #expect(grade.headline.first?.contains("cut off to whole numbers") == true, "\(grade.headline)")
  }

  @Test(
    "a difference divided by h in place of 2h, and the other way round", arguments: [true, false])
  func differences(isCentral: Bool) throws {
    let own = try StudentCase([2, 3, 1])
    let (h, network) = (1e-5, own.network)
    let loss = { (n: Network<Double>) in n.loss(on: own.examples) }
    var claim = Gradient(zerosLike: network)
    for p in network.parameters {
      let up = loss(network.replacing(p, by: network[p] + h))
      let down = isCentral ? loss(network.replacing(p, by: network[p] - h)) : loss(network)
      let quotient = (up - down) / (isCentral ? h : 2 * h)
      if let from = p.from {
        claim.layers[p.layer].weights[p.to, from] = quotient
      } else {
        claim.layers[p.layer].bias[p.to] = quotient
      }
    }
    own.expect(
      isCentral ? "divided by h in place of 2h" : "divided by 2h in place of h",
      ClaimedGradient(claim))
  }
}
