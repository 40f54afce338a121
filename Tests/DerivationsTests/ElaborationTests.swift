//===----------------------------------------------------------------------===//
// The run that equations are judged on against the notation modules' own runs.
//===----------------------------------------------------------------------===//

import CS229
import EfronHastie
import LayerwiseDelta
import Networks
import Numbers
import SampleColumns
import Terms
import Testing
import TrainingAlgorithms

@testable import Judging
@testable import Meaning
@testable import Repair
@testable import Syntax

@Suite("The run equations are judged on")
struct ElaborationTests {
  static let settings = TextNotation().settings(at: 1)

  static func spec(
    _ output: Activation, _ loss: Loss, hidden: Activation = .sigmoid
  ) -> Spec {
    Spec(
      widths: [4, 5, 3], samples: 3, hidden: .known(hidden), output: .known(output),
      loss: .known(loss))
  }

  /// What terms are worth over the field.
  static func residues(_ terms: [Terms.Term]) -> [PrimeField] {
    Program(terms).run(PrimeField.self, Draw(seed: 4, number: 0).residue).values
  }

  /// The run's network as the notation modules take it.
  static func network(
    _ run: NetworkRun, _ hidden: Activation, _ output: Activation, _ loss: Loss
  ) throws -> (Network<PrimeField>, [Example<PrimeField>]) {
    let widths = run.spec.widths
    let layers = zip(1..<widths.count, [hidden, output]).map { l, activation in
      let weights = residues(
        (0..<widths[l]).flatMap { j in
          (0..<widths[l - 1]).map { k in run.weight(into: l, to: j, from: k) }
        })
      return Layer(
        weights: Matrix(rows: widths[l], columns: widths[l - 1]) { j, k in
          weights[j * widths[l - 1] + k]
        },
        bias: Vector(residues((0..<widths[l]).map { run.bias(into: l, of: $0) })),
        activation: activation)
    }
    let examples = (0..<run.spec.samples).map { sample in
      let inputs = (0..<widths[0]).map { row in
        Terms.Term.input(Place(.activation(layer: 0, sample: sample), row: row))
      }
      return Example(
        input: Vector(residues(inputs)), target: Vector(residues(run.target(sample))))
    }
    return (try Network(layers: layers, loss: loss), examples)
  }

  @Test(
    "has the activations and deltas of the modules, as formulas",
    arguments: [
      (Activation.sigmoid, Activation.sigmoid, Loss.halfSquaredError),
      (.sigmoid, .identity, .squaredError), (.sigmoid, .softmax, .crossEntropy),
      (.gelu, .silu, .squaredError), (.silu, .gelu, .squaredError),
      (.softplus, .softplus, .squaredError),
    ])
  func agreesWithModules(hidden: Activation, output: Activation, loss: Loss) throws {
    let run = NetworkRun(Self.spec(output, loss, hidden: hidden))
    let elaborator = Elaborator(run, Self.settings, Reading())
    let (network, examples) = try Self.network(run, hidden, output, loss)
    for notation in Self.notations {
      for (s, trace) in notation.run(network, on: examples).traces.enumerated() {
        for layer in 1...2 {
          let z = try run.preactivation(layer, s, elaborator.apply)
          let a = try run.activation(layer, s, elaborator.apply)
          let delta = run.delta(layer, s, of: try elaborator.loss(s))
          #expect(Self.residues(z) == trace.z[layer - 1].elements)
          #expect(Self.residues(a) == trace.a[layer - 1].elements)
          #expect(Self.residues(delta) == trace.δ[layer - 1].elements, "\(notation.name)")
        }
      }
    }
  }

  @Test(
    "has each function of one number, with its derivative",
    arguments: Activation.allCases.filter(\.isElementwise))
  func functions(activation: Activation) throws {
    let place = Place(.variable("z"))
    let (g, slope) = (try #require(activation.term), try #require(activation.slopeTerm))
    var tangent = Tangent(by: place)
    let z = Terms.Term.input(place)
    let program = Program([g(z), slope(z), tangent.of(g(z))])
    for at in [-3.25, -0.5, 0.75, 2.5] {
      let values = program.run(Bounded<Double>.self) { _ in Bounded(exact: at) }.values
      let right = [activation(at), activation.derivative(at), activation.derivative(at)]
      for (value, right) in zip(values, right) {
        #expect(abs(value.value - right) <= value.bound + 8 * right.ulp, "\(at)")
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
      widths: Spec.Size.choice(0, depth: 4).widths, samples: 7, hidden: .known(.sigmoid),
      output: .known(.softmax), loss: .known(.crossEntropy))
    let elaborator = Elaborator(NetworkRun(spec), lexicon.settings, Reading())
    let outcome = Trial(equation: equation, elaborator: elaborator)
      .run(Glance(seed: Judge.seed, draws: 2))
    let evidence = try #require(outcome.evidence)
    let bound = try #require(evidence.bound)
    #expect(evidence.kind == .exact && bound > 0x1p-122 && bound < 1e-12, "\(bound)")
  }

  @Test("of what has no value nothing is noted")
  func notes() throws {
    let notation = try TextNotation(parsing: LanguageTests.layered)
    let lexicon = Lexicon(notation, display: 1)
    let spec = Self.spec(.softmax, .crossEntropy)
    let elaborator = Elaborator(NetworkRun(spec), lexicon.settings, Reading())
    func node(_ latex: String) throws -> Node {
      try ExpressionParser.parse(ItemReader.items(of: Latex.tokens(latex)), lexicon)
    }
    #expect(elaborator.valueIfAny(try node("(x_1)^T + W^2 x")) == nil)
    #expect(elaborator.notes.remarks.isEmpty)
    #expect(elaborator.valueIfAny(try node("(x_1)^T")) != nil)
    #expect(!elaborator.notes.remarks.isEmpty)
  }
}
