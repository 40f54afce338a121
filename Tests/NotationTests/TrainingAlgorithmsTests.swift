import Networks
import Numbers
import Testing
import TrainingAlgorithms

private typealias Text = TrainingAlgorithmsNotation

@Suite("training-algorithms: Algorithms 1 and 2")
struct TrainingAlgorithmsTests {
  @Test("equals the derivative of the loss, exactly", arguments: Trial.all)
  func exact(_ trial: Trial) throws { try expectExact(Text.self, trial) }

  @Test("equals it in Double, within rounding", arguments: Trial.all)
  func double(_ trial: Trial) throws { try expectWithinRounding(Text.self, trial) }

  @Test("cross-entropies are finite and exact at |z| = 1000")
  func stable() throws { try expectStable(Text.self) }

  @Test("δ keeps its digits where a prediction is right and confident")
  func confident() throws { try expectConfident(TrainingAlgorithmsNotation.self) }

  @Test("a unit worked out by hand")
  func workedExample() throws { try expectWorkedExample(Text.self) }

  @Test("its squared error is ‖y − g‖², without ½")
  func convention() throws {
    let network = try outputLayer(.identity, .halfSquaredError, width: 2)
    let examples = [Example<Double>(input: [3, 5], target: [1, 1])]
    let own = Text.ownRun(network, examples)
    #expect(own.loss == 20 && own.traces[0].δ[0] == [4, 8])
    let converted = Text.run(network, on: examples)
    #expect(converted.loss == 10 && converted.traces[0].δ[0] == [2, 4])
    #expect(Text.convention(for: .halfSquaredError).factor == 0.5)
    #expect(Text.convention(for: .squaredError) == .same)
  }

  @Test("dim θ counts the parameters", arguments: Trial.all)
  func dimension(_ trial: Trial) throws {
    let (network, _) = try trial.inField()
    #expect(Text.Theta(network).dim == network.parameterCount)
  }

  @Test("no examples give zeros")
  func noExamples() throws {
    let network = try outputLayer(.identity, .squaredError, width: 2)
    let run = Text.run(network, on: [])
    #expect(run.loss == 0 && run.traces.isEmpty)
    #expect(run.gradient == Gradient(zerosLike: network))
  }
}

// The diagonal matrix, and line 5 as printed.
extension TrainingAlgorithmsTests {
  @Test("D_l as a matrix and the componentwise product agree", arguments: Trial.all)
  func diagonalMatrix(_ trial: Trial) throws {
    let (network, examples) = try trial.inField(examples: 1)
    let θ = Text.Theta(network)
    let (forward, backward) = Text.algorithm1(examples[0].input, examples[0].target, θ)
    let δ = Text.deltasByDiagonalMatrices(backward.δ[θ.L], forward, θ)
    #expect(δ.array == backward.δ.array)
  }

  @Test("D_l has S′ on its diagonal and zeros elsewhere")
  func diagonal() {
    let D = Text.D(.relu, Vector<Double>([2, -3, 0]))
    #expect(D == Matrix(rows: 3, columns: 3, elements: [1, 0, 0, 0, 0, 0, 0, 0, 0]))
  }

  @Test("∂z_l/∂z_{l−1} has a row for each component of z_{l−1}", arguments: Trial.all)
  func jacobianLayout(_ trial: Trial) throws {
    let (network, examples) = try trial.inField(examples: 1)
    let θ = Text.Theta(network)
    if θ.L == 1 { return }
    let forward = Text.feedForward(examples[0].input, θ)
    let jacobian = Text.dz_dzBelow(2, forward, θ)
    for j in forward.z[1].indices {
      var z = forward.z[1].map { Dual($0) }
      z[j].tangent = .one
      let above = θ.W[2].map { Dual($0) } * θ.S[1](z)
      #expect(jacobian.row(j) == above.map(\.tangent))
    }
  }

  @Test("line 5 as printed, with the whole Jacobian, is the direct form", arguments: Trial.all)
  func lineFive(_ trial: Trial) throws {
    let (network, examples) = try trial.inField(examples: 1)
    let (θ, y) = (Text.Theta(network), examples[0].target)
    let (S_L, loss) = (θ.S[θ.L], θ.loss)
    let forward = Text.feedForward(examples[0].input, θ)
    let (z, g) = (forward.z[θ.L], forward.a[θ.L])
    let direct = Text.outputDelta(z: z, g: g, y: y, S: S_L, loss: loss)
    #expect(Text.outputDeltaByJacobian(z: z, g: g, y: y, S: S_L, loss: loss) == direct)
    if !loss.isSquaredError { #expect(direct == g - y) }
  }
}

// Multi-logit classification.
extension TrainingAlgorithmsTests {
  @Test("labels are 0, …, p_L − 1")
  func labels() {
    #expect(Text.target(label: 0, of: 3) == Vector<Double>([1, 0, 0]))
    #expect(Text.target(label: 2, of: 3) == Vector<Double>([0, 0, 1]))
    #expect(Text.target(label: 3, of: 3) as Vector<Double>? == nil)
    #expect(Text.target(label: -1, of: 3) as Vector<Double>? == nil)
  }

  @Test("loss and δ_L of a label", arguments: 0..<3)
  func label(y: Int) throws {
    let z: Vector<Double> = [0.5, -1, 2]
    let target = try #require(Text.target(label: y, of: 3) as Vector<Double>?)
    let loss = Text.multiLogitLoss(label: y, z: z)
    #expect(loss == Loss.crossEntropy.value(z: z, a: softmax(z), target: target))
    // ln(e^0.5 + e^(−1) + e^2), computed to 30 digits elsewhere.
    #expect(abs(loss - (2.2413112966571571 - z[y])) <= 4 * Double.ulpOfOne)

    let seeded = z.indices.map { k in
      Vector(z.indices.map { Dual(z[$0], tangent: $0 == k ? 1.0 : 0.0) })
    }
    let slopes = seeded.map { Text.multiLogitLoss(label: y, z: $0).tangent }
    let δ = Text.multiLogitDelta(label: y, g: softmax(z))
    for k in z.indices { #expect(abs(δ[k] - slopes[k]) <= 4 * Double.ulpOfOne) }
  }

  static let multiLogit = Trial.all.filter { $0.loss == .crossEntropy && $0.widths.last == 3 }

  @Test("one node removed: its gradient is the full network's", arguments: multiLogit, 0..<3)
  func removedNode(_ trial: Trial, y: Int) throws {
    let (network, examples) = try trial.inDouble(examples: 1)
    let full = Text.Theta(network.map { Bounded<Double>($0) })
    let reduced = try #require(Text.removingFirstNode(from: full))
    let x = examples[0].input.map { Bounded<Double>($0) }
    let target = try #require(Text.target(label: y, of: 3) as Vector<Bounded<Double>>?)
    let (forward, gradient) = Text.algorithm1(x, target, full)
    let (forward̃, gradient̃) = Text.reducedAlgorithm1(x, label: y, reduced)

    func expectEqual(_ x: [Bounded<Double>], _ y: [Bounded<Double>]) {
      #expect(x.count == y.count)
      for (x, y) in zip(x, y) {
        #expect(abs(x.value - y.value) <= x.bound + y.bound && x.bound + y.bound < 1e-13)
      }
    }
    // The outputs, and the derivatives by all layers below.
    let outputs = Text.outputs(reducedLogits: forward̃.z[2])
    expectEqual(outputs.elements, forward.a[2].elements)
    expectEqual(gradient̃.dC_dW[1].elements, gradient.dC_dW[1].elements)
    expectEqual(gradient̃.dC_db[1].elements, gradient.dC_db[1].elements)
    // The rows that are left; the first row of the full network is minus their sum.
    for k in 1..<3 {
      expectEqual(gradient̃.dC_dW[2].row(k - 1).elements, gradient.dC_dW[2].row(k).elements)
    }
    let first = gradient̃.dC_dW[2].row(0) + gradient̃.dC_dW[2].row(1)
    expectEqual((-first).elements, gradient.dC_dW[2].row(0).elements)
    expectEqual([-gradient̃.δ[2].sum()], [gradient.δ[2][0]])
  }

  @Test(
    "one node removed: its gradient is the derivative of its loss, exactly", arguments: multiLogit)
  func removedNodeExact(_ trial: Trial) throws {
    let (network, examples) = try trial.inField(examples: 1)
    let reduced = try #require(Text.removingFirstNode(from: Text.Theta(network)))
    let (forward, gradient) = Text.reducedAlgorithm1(examples[0].input, label: 1, reduced)
    for k in forward.z[2].indices {
      var logits = forward.z[2].map { Dual($0) }
      logits[k].tangent = .one
      let loss = Text.reducedMultiLogitLoss(label: 1, reducedLogits: logits)
      #expect(loss.tangent == gradient.δ[2][k])
    }
    #expect(gradient.dC_dW[2] == gradient.δ[2] * forward.a[1].ᵀ)
  }

  @Test("no node can be removed from one output, or without softmax")
  func nothingToRemove() throws {
    let one = try outputLayer(.softmax, .crossEntropy, width: 1)
    #expect(Text.removingFirstNode(from: Text.Theta(one)) == nil)
    let plain = try outputLayer(.identity, .squaredError, width: 2)
    #expect(Text.removingFirstNode(from: Text.Theta(plain)) == nil)
  }
}

// ReLU and saturation.
extension TrainingAlgorithmsTests {
  /// One hidden ReLU unit between weights of 1: C = (relu(w x) − y)².
  private func hinge(_ w: Double) throws -> Network<Double> {
    let layers = [(w, Activation.relu), (1, .identity)].map {
      Layer(
        weights: Matrix(rows: 1, columns: 1, elements: [$0.0]), bias: [0], activation: $0.1)
    }
    return try Network(layers: layers, loss: .squaredError)
  }

  @Test("ReLU away from its kink and at it", arguments: [(0.5, -4.0), (-0.5, 0.0), (0.0, 0.0)])
  func kink(w: Double, expected: Double) throws {
    let example = Example<Double>(input: [2], target: [2])
    let found = Text.gradient(of: try hinge(w), on: [example]).layers[0].weights[0, 0]
    #expect(found == expected)

    // The slopes on both sides of w; at the kink they differ, and ReLU′(0) = 0 takes the left one.
    let h = 0x1p-20
    let C = try [w - h, w, w + h].map { try hinge($0).loss(on: example) }
    let (left, right) = ((C[1] - C[0]) / h, (C[2] - C[1]) / h)
    #expect(abs(left - expected) <= 8 * h)
    #expect((abs(right - expected) <= 8 * h) == (w != 0))
    if w == 0 { #expect(abs(right + 8) <= 8 * h) }
  }

  @Test("saturation: the logistic function's derivative decays, ReLU's is 1 for z > 0")
  func saturation() {
    let table = Text.saturation(at: [-10, -1, 0, 1, 10, 40, 1000] as [Double])
    #expect(table.map(\.relu) == [0, 0, 0, 1, 1, 1, 1])
    // e^(−|z|) / (1 + e^(−|z|))², to 16 digits.
    let known = [
      4.539580773595167e-05, 0.1966119332414819, 0.25, 0.1966119332414819, 4.539580773595167e-05,
      4.248354255291589e-18, 0,
    ]
    for (row, expected) in zip(table, known) {
      #expect(abs(row.logistic - expected) <= 4 * expected.ulp)
    }
  }
}
