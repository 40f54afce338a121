import Fixtures
import Networks
import Numbers
import SampleColumns
import Testing

private typealias Text = SampleColumnsNotation

@Suite("sample-columns: all samples at once")
struct SampleColumnsTests {
  @Test("equals the derivative of the loss, exactly", arguments: Trial.all)
  func exact(_ trial: Trial) throws { try expectExact(Text.self, trial) }

  @Test("equals it in Double, within rounding", arguments: Trial.all)
  func double(_ trial: Trial) throws { try expectWithinRounding(Text.self, trial) }

  @Test("cross-entropies are finite and exact at |z| = 1000")
  func stable() throws { try expectStable(Text.self) }

  @Test("δ keeps its digits where a prediction is right and confident")
  func confident() throws { try expectConfident(SampleColumnsNotation.self) }

  @Test("a unit worked out by hand")
  func workedExample() throws { try expectWorkedExample(Text.self) }

  @Test("its E_m has a ½")
  func convention() throws {
    let network = try outputLayer(.identity, .squaredError, width: 2)
    let examples = [Example<Double>(input: [3, 5], target: [1, 1])]
    let own = Text.ownRun(network, examples)
    #expect(own.loss == 10 && own.traces[0].δ[0] == [2, 4])
    let converted = Text.run(network, on: examples)
    #expect(converted.loss == 20 && converted.traces[0].δ[0] == [4, 8])
    #expect(Text.convention(for: .squaredError).factor == 2)
    #expect(Text.convention(for: .halfSquaredError) == .same)
  }

  @Test("what keeps the digits of Y − T is Y − T")
  func difference() throws {
    for trial in Trial.all where !trial.loss.isSquaredError {
      let (network, examples) = try trial.inField()
      let parameters = Text.Parameters(network)
      let (X, T) = Text.columns(of: examples, for: parameters)
      let (Z, A) = Text.forwardPass(X, parameters)
      let (Z_L, Y) = (Z[parameters.L], A[parameters.L])
      let difference = Text.difference(Z: Z_L, Y: Y, T: T, loss: parameters.loss)
      #expect(difference == Y - T, "\(trial)")
    }
  }

  @Test("no samples give zeros")
  func noSamples() throws {
    let network = try outputLayer(.softmax, .crossEntropy, width: 2)
    let run = Text.run(network, on: [])
    #expect(run.loss == 0 && run.traces.isEmpty)
    #expect(run.gradient == Gradient(zerosLike: network))
  }

  @Test("shapes: a row for each input, a column for each sample")
  func shapes() throws {
    let fixture = try Fixture.load("sample-columns-regression")
    let parameters = Text.Parameters(fixture.network)
    #expect(parameters.W[1].rows == 3 && parameters.W[1].columns == 4)
    #expect(parameters.W[1][2, 0] == fixture.network.layers[0].weights[0, 2])
    #expect(parameters.layers == fixture.network.layers)
    let (X, T) = Text.columns(of: fixture.examples, for: parameters)
    #expect(X.rows == 3 && X.columns == 5 && T.rows == 2 && T.columns == 5)
    #expect(X.column(1) == fixture.examples[1].input)
    let B = parameters.B(1, samples: 5)
    #expect(B.columns == 5 && B.column(3) == parameters.b[1])
  }
}

// The derivation by components, (15) to (28), for the two-layer regression network.
extension SampleColumnsTests {
  private typealias Regression = Text.TwoLayerRegression<PrimeField>

  /// The notes' network, over each hidden activation.
  static let regressions = Activation.allCases.filter(\.isElementwise).enumerated().map {
    Trial(
      widths: [2, 4, 3], hidden: [$0.element], output: .identity, loss: .halfSquaredError,
      seed: UInt64(300 + $0.offset))
  }

  @Test("components and matrices agree", arguments: regressions)
  func components(_ trial: Trial) throws {
    let (network, examples) = try trial.inField()
    let slow = try #require(Regression(network, examples))
    let parameters = Text.Parameters(network)
    let (X, T) = Text.columns(of: examples, for: parameters)
    let (Z, A) = Text.forwardPass(X, parameters)
    let E_m = Text.errors(Z: Z[2], Y: A[2], T: T, loss: parameters.loss)
    for m in 0..<slow.M {
      #expect(slow.z(sample: m) == Z[1].column(m))
      #expect((0..<slow.n).map { slow.a($0, m) } == A[1].column(m).elements)
      #expect((0..<slow.K).map { slow.y($0, m) } == A[2].column(m).elements)
      #expect(slow.E(sample: m) == E_m[m])
    }
    let (dE_dW, dE_db) = Text.derivatives(Text.deltas(Z, A, T, parameters), A)
    #expect(Matrix(rows: slow.D, columns: slow.n) { slow.dE_dW1($0, $1) } == dE_dW[1].matrix)
    #expect(Matrix(rows: slow.n, columns: slow.K) { slow.dE_dW2($0, $1) } == dE_dW[2].matrix)
    #expect((0..<slow.n).map { slow.dE_db1($0) } == dE_db[1].elements)
    #expect((0..<slow.K).map { slow.dE_db2($0) } == dE_db[2].elements)
  }

  @Test("each partial derivative is one", arguments: regressions)
  func partials(_ trial: Trial) throws {
    let (network, examples) = try trial.inField()
    let slow = try #require(Regression(network, examples))
    let (m, d, i, k) = (1, 1, 2, 0)

    /// The passes of sample m with one weight seeded.
    func seeded(_ layer: Int, to: Int, from: Int) -> Run<Dual<PrimeField>>.Trace {
      let parameter = Parameter(layer: layer, to: to, from: from)
      let dual = network.map { Dual($0) }
        .replacing(parameter, by: Dual(network[parameter], tangent: .one))
      let example = examples[m].map { Dual($0) }
      let (z, a) = dual.forward(example.input)
      return .init(z: z, a: a, δ: [], loss: dual.loss(on: example))
    }
    let second = seeded(1, to: k, from: i)
    #expect(second.a[1][k].tangent == slow.dy_dW2(i, sample: m))
    #expect(second.loss.tangent == slow.dE_dW2(i, k, sample: m))

    let first = seeded(0, to: i, from: d)
    #expect(first.z[0][i].tangent == slow.dz_dW1(d, sample: m))
    #expect(first.a[0][i].tangent == slow.da_dW1(d, i, sample: m))
    #expect(first.a[1][k].tangent == slow.dy_dW1(k, d, i, sample: m))
    #expect(first.loss.tangent == slow.dE_dW1(d, i, sample: m))
    #expect(first.a[0][i].tangent == slow.da_dz(i, sample: m) * first.z[0][i].tangent)
    #expect(first.a[1][k].tangent == slow.dy_da(k, i) * first.a[0][i].tangent)
  }

  @Test("is for two layers with identity outputs and squared error")
  func onlyRegression() throws {
    for trial in Trial.all {
      let (network, examples) = try trial.inField(examples: 1)
      let isRegression =
        trial.widths.count == 3 && trial.output == .identity && trial.loss.isSquaredError
      #expect((Regression(network, examples) != nil) == isRegression)
    }
  }
}

// Gradient descent.
extension SampleColumnsTests {
  @Test("descends through the golden losses")
  func descent() throws {
    let fixture = try Fixture.load("sample-columns-regression")
    let (network, examples) = (fixture.network, fixture.examples)
    let descent = try #require(fixture.descent)
    let golden = try #require(fixture.expected).descentLosses
    let rates = LayerIndexed(from: 1, descent.rates)
    let (last, errors) = Text.descend(
      from: Text.Parameters(network), on: examples, rates: rates,
      until: Text.StoppingRule(updates: descent.steps))

    // The same steps with a bound on their rounding, which the golden losses have to keep.
    let bounded = try boundedDescent(network, examples, descent)
    #expect(errors == bounded.map(\.value))
    #expect(errors.count == golden.count)
    for (error, loss) in zip(bounded, golden) {
      #expect(abs(error.value - loss) <= error.bound + loss.ulp)
      // A bound that admits anything would prove nothing: one update changes E by far more.
      #expect(error.bound < 1e-6 * error.value)
    }

    // The parameters handed back are those of the last error.
    let end = try network.with(layers: last.layers)
    #expect(Text.run(end, on: examples).loss == errors.last)
  }

  private func boundedDescent(
    _ network: Network<Double>, _ examples: [Example<Double>], _ descent: NetworkFile.Descent
  ) throws -> [Bounded<Double>] {
    var parameters = Text.Parameters(network.map { Bounded<Double>($0) })
    let examples = examples.map { $0.map { Bounded<Double>($0) } }
    let rates = LayerIndexed(from: 1, descent.rates.map { Bounded<Double>($0) })
    let (X, T) = Text.columns(of: examples, for: parameters)
    var history: [Bounded<Double>] = []
    for _ in 0...descent.steps {
      let (Z, A) = Text.forwardPass(X, parameters)
      history.append(Text.error(Text.errors(Z: Z[2], Y: A[2], T: T, loss: parameters.loss)))
      let gradient = Text.derivatives(Text.deltas(Z, A, T, parameters), A)
      Text.update(&parameters, by: gradient, rates: rates)
    }
    return history
  }

  @Test("stops at a sufficient error, at a small or no decrease, and after enough updates")
  func stopping() throws {
    let fixture = try Fixture.load("sample-columns-regression")
    let start = Text.Parameters(fixture.network)
    func errors(
      rate: Double = 0.25, until rule: Text.StoppingRule<Double>
    ) -> [Double] {
      let rates = LayerIndexed(from: 1, [rate, rate])
      return Text.descend(from: start, on: fixture.examples, rates: rates, until: rule).errors
    }
    #expect(errors(until: .init(updates: 0)).count == 1)
    #expect(errors(until: .init(updates: 3)).count == 4)

    let sufficient = errors(until: .init(sufficient: 0.5, updates: 100))
    #expect(sufficient.last.map { $0 <= 0.5 } == true)
    #expect(sufficient.dropLast().allSatisfy { $0 > 0.5 })

    let slow = errors(until: .init(leastDecrease: 0.25, updates: 100))
    let decreases = zip(slow, slow.dropFirst()).map { ($0 - $1) / $0 }
    #expect(
      decreases.dropLast().allSatisfy { $0 >= 0.25 } && decreases.last.map { $0 < 0.25 } == true)

    // Steps so large that E grows, and then overflows.
    #expect(errors(rate: 1000, until: .init(updates: 100)).count == 2)
  }

  @Test("starts from random values of the right shapes")
  func initialization() throws {
    let network = try Fixture.load("sample-columns-regression").network
    let parameters = Text.Parameters(network)
    var generator = SplitMix64(seed: 1)
    let random = Text.initialized(like: parameters, using: &generator)
    let drawn = try network.with(layers: random.layers)
    #expect(drawn.widths == network.widths)
    let entries = drawn.layers.flatMap { $0.weights.elements + $0.bias.elements }
    #expect(entries.allSatisfy { abs($0) <= 1 } && Set(entries).count == entries.count)
  }
}
