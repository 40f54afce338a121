import LayerwiseDelta
import Networks
import Numbers
import Testing

@Suite("layerwise-delta: equations (1) to (6), by components and in matrix form")
struct LayerwiseDeltaTests {
  @Test("equals the derivative of the loss, exactly", arguments: Trial.all)
  func exact(_ trial: Trial) throws { try expectExact(LayerwiseDeltaNotation.self, trial) }

  @Test("equals it in Double, within rounding", arguments: Trial.all)
  func double(_ trial: Trial) throws {
    try expectWithinRounding(LayerwiseDeltaNotation.self, trial)
  }

  @Test("cross-entropies are finite and exact at |z| = 1000")
  func stable() throws { try expectStable(LayerwiseDeltaNotation.self) }

  @Test("δ keeps its digits where a prediction is right and confident")
  func confident() throws { try expectConfident(LayerwiseDeltaNotation.self) }

  @Test("a unit worked out by hand")
  func workedExample() throws { try expectWorkedExample(LayerwiseDeltaNotation.self) }

  @Test("component form and matrix form are equal", arguments: Trial.all)
  func sideBySide(_ trial: Trial) throws {
    let (network, examples) = try trial.inField()
    let (matrices, components) = (MatrixForm(network), ComponentForm(network))
    for example in examples {
      let (Z, A) = matrices.forward(example.input)
      let (z, a) = components.forward(example.input)
      #expect(Z.array.map(\.elements) == z.array.map(\.array))
      #expect(A.array.map(\.elements) == a.array.map(\.array))

      let Δ = matrices.backward(Z, A, example.target)
      let δ = components.backward(z, a, example.target)
      #expect(Δ.array.map(\.elements) == δ.array.map(\.array))
      #expect(matrices.partials(Δ, A).gradient == components.partials(δ, a))
    }
  }

  @Test("C = ½‖Y − A^L‖² is half of squared-error", arguments: Trial.all)
  func convention(_ trial: Trial) throws {
    let (network, examples) = try trial.inField()
    let own = LayerwiseDeltaNotation.ownRun(network, examples)
    let asked = LayerwiseDeltaNotation.run(network, on: examples)
    let factor = PrimeField(trial.loss == .squaredError ? 2.0 : 1.0)
    #expect(asked.loss == factor * own.loss)
    #expect(asked.gradient == own.gradient.map { factor * $0 })
    #expect(asked.traces[1].δ == own.traces[1].δ.map { $0.map { factor * $0 } })
    if trial.loss == .squaredError {
      let half = try network.with(loss: .halfSquaredError)
      #expect(own.gradient == derivative(of: half, on: examples))
    }
  }

  @Test("equation (3) holds for elementwise outputs and fails for softmax")
  func equationThree() throws {
    for trial in Trial.all where trial.loss == .halfSquaredError && trial.widths.last != 1 {
      let (network, examples) = try trial.inField()
      let form = MatrixForm(network)
      let (Z, A) = form.forward(examples[0].input)
      let L = form.L
      let printed = MatrixForm.elementwiseDelta(form.σ[L], Z[L], A[L], examples[0].target)
      let truth = derivative(of: network, on: [examples[0]]).layers[L - 2].bias
      #expect((printed == truth) == (trial.output != .softmax), "\(trial)")
    }
  }

  @Test("what keeps the digits of A^L − Y is A^L − Y")
  func difference() throws {
    for trial in Trial.all where !trial.loss.isSquaredError {
      let (network, examples) = try trial.inField()
      let form = MatrixForm(network)
      let (Z, A) = form.forward(examples[0].input)
      let (L, Y) = (form.L, examples[0].target)
      #expect(MatrixForm.difference(form.C, Z[L], A[L], Y) == A[L] - Y, "\(trial)")
    }
  }

  @Test("no examples give zeros in the shapes of the network")
  func empty() throws {
    let (network, _) = try Trial.all[0].inField()
    let run = LayerwiseDeltaNotation.run(network, on: [])
    #expect(run.gradient == Gradient(zerosLike: network) && run.loss == .zero)
  }
}

/// The equations that the text writes out for the network of its figure, 3-4-2.
@Suite("layerwise-delta: the 3-4-2 example")
struct LayerwiseDeltaInstanceTests {
  let network: Network<PrimeField>
  let example: Example<PrimeField>

  init() throws {
    let trial = Trial(
      widths: [3, 4, 2], hidden: [.sigmoid], output: .sigmoid, loss: .halfSquaredError, seed: 342)
    let (network, examples) = try trial.inField(examples: 1)
    (self.network, example) = (network, examples[0])
  }

  @Test("z^2_1, …, z^2_4 and a^2_1, …, a^2_4")
  func forward() {
    let form = ComponentForm(network)
    let (z, a) = form.forward(example.input)
    func w(_ i: Int, _ j: Int) -> PrimeField { form.w(2, i, j) }
    func b(_ i: Int) -> PrimeField { form.b(2, i) }
    #expect(z[2][1] == (w(1, 1) * a[1][1] + w(1, 2) * a[1][2] + w(1, 3) * a[1][3]) + b(1))
    #expect(z[2][2] == (w(2, 1) * a[1][1] + w(2, 2) * a[1][2] + w(2, 3) * a[1][3]) + b(2))
    #expect(z[2][3] == (w(3, 1) * a[1][1] + w(3, 2) * a[1][2] + w(3, 3) * a[1][3]) + b(3))
    #expect(z[2][4] == (w(4, 1) * a[1][1] + w(4, 2) * a[1][2] + w(4, 3) * a[1][3]) + b(4))
    for i in 1...4 { #expect(a[2][i] == .sigmoid(z[2][i])) }
  }

  @Test("(2) as printed, Z^2 = σ(A^2), is refuted")
  func equationTwoAsPrinted() {
    let form = MatrixForm(network)
    let (Z, A) = form.forward(example.input)
    #expect(A[2] == form.σ[2](Z[2]))
    #expect(Z[2] != form.σ[2](A[2]))
  }

  @Test("δ^{L−1}_1, …, δ^{L−1}_4 from the transposed matrix, written out")
  func backward() {
    let form = ComponentForm(network)
    let (z, a) = form.forward(example.input)
    let δ = form.backward(z, a, example.target)
    let L = form.L
    #expect(L == 3)
    func w(_ i: Int, _ j: Int) -> PrimeField { form.w(L, i, j) }
    func σʹ(_ z: PrimeField) -> PrimeField { .sigmoidDerivative(z) }
    #expect(δ[2][1] == (w(1, 1) * δ[3][1] + w(2, 1) * δ[3][2]) * σʹ(z[2][1]))
    #expect(δ[2][2] == (w(1, 2) * δ[3][1] + w(2, 2) * δ[3][2]) * σʹ(z[2][2]))
    #expect(δ[2][3] == (w(1, 3) * δ[3][1] + w(2, 3) * δ[3][2]) * σʹ(z[2][3]))
    #expect(δ[2][4] == (w(1, 4) * δ[3][1] + w(2, 4) * δ[3][2]) * σʹ(z[2][4]))
  }
}
