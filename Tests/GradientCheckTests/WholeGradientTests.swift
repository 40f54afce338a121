import Networks
import Numbers
import Testing

@testable import GradientCheck
@testable import Scorecard

@Suite("What is no gradient at these weights: steps of descent, and differences")
struct WholeGradientTests {
  private typealias Case = (network: Network<Double>, examples: [Example<Double>])

  private func drawn(_ shape: Shape) throws -> Case {
    var generator = SplitMix64(seed: 8)
    return try shape.random(&generator)
  }

  private static let shapes = [
    Shape([3, 4, 2], .tanh, .identity, .halfSquaredError, examples: 7),
    Shape([2, 3, 1], .sigmoid, .sigmoid, .binaryCrossEntropy, examples: 5),
  ]

  private func moved(_ network: Network<Double>, by step: [Double]) throws -> Network<Double> {
    let weights = zip(network.layers.flatMap { $0.weights.elements + $0.bias.elements }, step).map(
      +)
    return zip(network.parameters, weights).reduce(network) { $0.replacing($1.0, by: $1.1) }
  }

  private func gradient(_ network: Network<Double>, _ examples: [Example<Double>]) -> [Double] {
    PlainBackpropagation(network: network, examples: examples).gradient().entries
  }

  private func headline(
    _ claimed: [Double], _ network: Network<Double>, _ examples: [Example<Double>]
  ) throws -> [String] {
    var claim = Gradient(zerosLike: network)
    for (parameter, value) in zip(network.parameters, claimed) {
      if let from = parameter.from {
        claim.layers[parameter.layer].weights[parameter.to, from] = value
      } else {
        claim.layers[parameter.layer].bias[parameter.to] = value
      }
    }
    let grade = Diagnosis.$limit.withValue(2) {
      Grader(network, examples, precision: .double).grade(ClaimedGradient(claim))
    }
    #expect(grade.verdict != .right)
    return grade.headline + grade.remarks
  }

  @Test("the gradient before a step of descent, or behind it", arguments: shapes)
  func oneStep(shape: Shape) throws {
    let (network, examples) = try drawn(shape)
    let g = gradient(network, examples)
    let behind = try moved(network, by: g.map { -0.3 * $0 })
    let before = try headline(g, behind, examples)
    #expect(before.first?.contains("before a step of descent") == true, "\(before)")
    #expect(before.first?.contains("W − 0.3 dW") == true)
    let after = try headline(gradient(behind, examples), network, examples)
    #expect(after.first?.contains("behind a step of descent, W − 0.3 dW") == true, "\(after)")
  }

  /// v = β v + c g, W moved by r v; of the weights before the last step, or behind it.
  @Test(
    "a velocity, as it is defined here or there",
    arguments: [(1.0, -0.05), (0.1, -0.5), (-0.05, 1)], [false, true])
  func velocity(form: (scale: Double, rate: Double), isBehind: Bool) throws {
    var (network, examples) = try drawn(Self.shapes[0])
    var v = gradient(network, examples).map { _ in 0.0 }
    var before = network
    for _ in 0..<4 {
      before = network
      v = zip(v, gradient(network, examples)).map { 0.9 * $0 + form.scale * $1 }
      network = try moved(network, by: v.map { form.rate * $0 })
    }
    let said = try headline(v, isBehind ? network : before, examples)
    #expect(said.first?.contains("momentum of 0.9 has added up in 4 steps") == true, "\(said)")
  }

  /// Central differences that leave each weight at w − h, forward ones that leave it at w + h.
  @Test("weights that are not put back", arguments: [(1e-4, -1.0), (1e-3, 1)], [false, true])
  func notPutBack(way: (h: Double, left: Double), isFromBeginning: Bool) throws {
    let (network, examples) = try drawn(Self.shapes[0])
    let (h, isCentral) = (way.h, way.left < 0)
    if isCentral && isFromBeginning { return }
    let begin = network.loss(on: examples)
    var (current, claimed) = (network, [Double]())
    for parameter in network.parameters {
      let own = current[parameter]
      let down = current.replacing(parameter, by: isCentral ? own - h : own).loss(on: examples)
      let up = current.replacing(parameter, by: own + h).loss(on: examples)
      claimed.append((up - (isFromBeginning ? begin : down)) / (isCentral ? 2 * h : h))
      current = current.replacing(parameter, by: own + way.left * h)
    }
    for given in [network, current] where !isFromBeginning || given == network {
      let said = try headline(claimed, given, examples)
      #expect(said.first?.contains("were not put back") == true, "\(said)")
      #expect(said.first?.contains("h = \(h.short)") == true, "\(said)")
    }
  }

  @Test("differences as such are said, and that they are no more exact", arguments: [1e-2, 1e-3])
  func differences(h: Double) throws {
    let (network, examples) = try drawn(Self.shapes[1])
    let claimed = network.parameters.map { parameter in
      let own = network[parameter]
      let (up, down) = (
        network.replacing(parameter, by: own + h), network.replacing(parameter, by: own - h)
      )
      return (up.loss(on: examples) - down.loss(on: examples)) / (2 * h)
    }
    let said = try headline(claimed, network, examples)
    #expect(
      said.contains {
        $0.contains("these are difference quotients") && $0.contains("h = \(h.short)")
      }, "\(said)")
    #expect(!said.contains { $0.contains("not put back") })
  }

  @Test("numbers of another kind are none of these")
  func others() throws {
    let (network, examples) = try drawn(Self.shapes[0])
    let noise = PlainBackpropagation(
      network: network, examples: examples, recipe: .init(noise: 0.01)
    ).gradient().entries
    let said = try headline(noise, network, examples)
    #expect(!said.contains { $0.contains("descent") || $0.contains("velocity") }, "\(said)")
    #expect(!said.contains { $0.contains("these are difference quotients") }, "\(said)")
  }
}
