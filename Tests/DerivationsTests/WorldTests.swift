//===----------------------------------------------------------------------===//
// The world of a judgement against the notation modules' own runs.
//===----------------------------------------------------------------------===//

import CS229
import EfronHastie
import LayerwiseDelta
import Networks
import Numbers
import SampleColumns
import Testing
import TrainingAlgorithms

@testable import Derivations

@Suite("The world equations are judged in")
struct WorldTests {
  static let settings = TextNotation().settings(at: 1)

  static func spec(_ output: Activation, _ loss: Loss) -> Spec {
    Spec(
      widths: [4, 5, 3], samples: 3, hidden: .known(.sigmoid), output: .known(output),
      loss: .known(loss))
  }

  /// The world's network as the notation modules take it.
  static func network(
    _ world: World<PrimeField>, _ output: Activation, _ loss: Loss
  ) throws -> (Network<World<PrimeField>.N>, [Example<World<PrimeField>.N>]) {
    let widths = world.spec.widths
    let weights = (1..<widths.count).map { l in
      Matrix(rows: widths[l], columns: widths[l - 1]) { j, k in
        world.parameters.weights[l][j * widths[l - 1] + k]
      }
    }
    let layers = zip(weights, [Activation.sigmoid, output]).enumerated().map { l, layer in
      Layer(
        weights: layer.0, bias: Vector(world.parameters.biases[l + 1]), activation: layer.1)
    }
    let network = try Network(layers: layers, loss: loss)
    let examples = zip(world.parameters.inputs, world.parameters.targets).map {
      Example(input: Vector($0), target: Vector($1))
    }
    return (network, examples)
  }

  @Test(
    "has the activations and deltas of the modules, as formulas",
    arguments: [
      (Activation.sigmoid, Loss.halfSquaredError), (.identity, .squaredError),
      (.softmax, .crossEntropy),
    ])
  func agreesWithModules(output: Activation, loss: Loss) throws {
    let world = Worlds.field(Self.spec(output, loss), Self.settings, seed: 4)
    let (network, examples) = try Self.network(world, output, loss)
    for notation in Self.notations {
      for (s, trace) in notation.run(network, on: examples).traces.enumerated() {
        for layer in 1...2 {
          #expect(try world.preactivation(layer, s) == trace.z[layer - 1].elements)
          #expect(try world.activation(layer, s) == trace.a[layer - 1].elements)
          #expect(try world.delta(layer, s) == trace.δ[layer - 1].elements, "\(notation.name)")
        }
      }
    }
  }

  static let notations: [any Networks.Notation.Type] = [
    EfronHastieNotation.self, LayerwiseDeltaNotation.self, TrainingAlgorithmsNotation.self,
    SampleColumnsNotation.self, CS229Notation.self,
  ]

  @Test(
    "the chance that exact evidence errs is counted, and small",
    arguments: [
      #"\frac{\partial E}{\partial W^l} = \frac{1}{m} D^l (A^{l-1})^T"#,
      #"\delta^l = ((W^{l+1})^T \delta^{l+1}) \odot g'(z^l)"#,
      #"\frac{\partial C}{\partial W^1} = \delta^1 x^T"#,
    ])
  func degrees(latex: String) throws {
    let notation = try TextNotation(
      parsing: #"""
        layers 0..L
        x is input
        z^l is pre-activation(layer l)
        A^l is activation(layer l, all samples)
        D^l is delta(layer l, all samples)
        W^l is weight(into l)
        \delta^l is delta(layer l)
        g is activation function(hidden)
        C is loss
        E is mean loss
        m is sample count
        """#)
    let lexicon = Lexicon(notation, display: 1)
    let items = try ItemReader.items(of: Latex.tokens(latex))
    let sides = Item.split(items, at: \.isRelation)
    let nodes = try sides.map { try ExpressionParser.parse($0, lexicon) }
    let equation = Equation(nodes[0], nodes[1], variables: [], inputs: [])
    let spec = Spec(
      widths: Spec.widths(depth: 4), samples: Spec.samples, hidden: .known(.sigmoid),
      output: .known(.softmax), loss: .known(.crossEntropy))
    let judge = Judge(
      circumstances: Circumstances(
        settings: lexicon.settings, hidden: [spec.hidden], outputs: [spec.output],
        losses: [spec.loss], isShared: false, isOneHot: false))
    let bound = judge.errorBound(equation, spec, Reading())
    #expect(bound > 0x1p-122 && bound < 1e-12, "\(bound)")
  }
}
