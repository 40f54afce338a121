import CS229
import Networks
import Numbers
import Testing

@Suite("cs229: the three-step recipe")
struct CS229Tests {
  @Test("equals the derivative of the loss, exactly", arguments: Trial.all)
  func exact(_ trial: Trial) throws { try expectExact(CS229Notation.self, trial) }

  @Test("equals it in Double, within rounding", arguments: Trial.all)
  func double(_ trial: Trial) throws { try expectWithinRounding(CS229Notation.self, trial) }

  @Test("cross-entropies are finite and exact at |z| = 1000")
  func stable() throws { try expectStable(CS229Notation.self) }

  @Test("δ keeps its digits where a prediction is right and confident")
  func confident() throws { try expectConfident(CS229Notation.self) }

  @Test("a unit worked out by hand")
  func workedExample() throws { try expectWorkedExample(CS229Notation.self) }

  @Test("the squared loss is half of squared-error", arguments: Trial.all)
  func convention(_ trial: Trial) throws {
    let (network, examples) = try trial.inField()
    let own = CS229Notation.ownRun(network, examples)
    let factor = PrimeField(trial.loss == .squaredError ? 2.0 : 1.0)
    #expect(CS229Notation.run(network, on: examples).loss == factor * own.loss)
    if trial.loss == .squaredError {
      let half = try network.with(loss: .halfSquaredError)
      #expect(own.gradient == derivative(of: half, on: examples))
    }
  }

  @Test("step 1 directly and by the chain rule", arguments: Trial.all)
  func stepOne(_ trial: Trial) throws {
    let (network, examples) = try trial.inField()
    let recipe = Recipe(network)
    let (z, a) = recipe.forward(examples[0].input)
    let (N, y) = (recipe.N, examples[0].target)
    let (zN, ŷ, g) = (z[N], a[N], recipe.g[N])
    let truth = recipe.outputDelta(zN, ŷ, y)

    // The whole Jacobian is right for every pair; the direct form where the loss is the output's.
    #expect(Recipe.byWholeJacobian(recipe.L, g, zN, ŷ, y) == truth)
    let isOwn = !recipe.L.isSquaredError || g == .identity
    #expect((Recipe.directly(ŷ, y) == truth) == isOwn)
    if !recipe.L.isSquaredError {
      #expect(Recipe.directly(recipe.L, zN, ŷ, y) == Recipe.directly(ŷ, y))
    }

    // The text's elementwise chain rule fails for softmax alone; a lone softmax unit is constant.
    let chainRule = Recipe.byChainRule(recipe.L, g, zN, ŷ, y)
    #expect((chainRule == truth) == (g != .softmax || isTrivial(ŷ)))
  }

  /// A single softmax output is the constant 1, whose derivative is 0 in either way.
  private func isTrivial(_ ŷ: Vector<PrimeField>) -> Bool { ŷ == [.one] }

  @Test("no examples give zeros in the shapes of the network")
  func empty() throws {
    let (network, _) = try Trial.all[0].inField()
    let run = CS229Notation.run(network, on: [])
    #expect(run.gradient == Gradient(zerosLike: network) && run.loss == .zero)
  }
}

@Suite("cs229: the losses as printed, and logistic regression")
struct CS229LossTests {
  @Test("both forms of the cross-entropy are equal for every label", arguments: 1...4)
  func bothForms(_ label: Int) {
    var generator = SplitMix64(seed: 229)
    let ŷ = Vector((1...4).map { _ in PrimeField.random(using: &generator) })
    let y: Vector<PrimeField> = PrintedLoss.oneHot(label, of: 4)
    #expect(y.sum() == .one && y[label - 1] == .one)
    #expect(PrintedLoss.crossEntropy(ŷ, label: label) == PrintedLoss.crossEntropy(ŷ, y))
    #expect(PrintedLoss.crossEntropy(ŷ, label: label) == -PrimeField.log(ŷ[label - 1]))
  }

  @Test("each loss as printed is the loss that a run reports", arguments: Trial.all)
  func printedValue(_ trial: Trial) throws {
    let (network, examples) = try trial.inDouble(examples: 1)
    let (bounded, example) = (
      network.map { Bounded(exact: $0) }, examples[0].map { Bounded(exact: $0) }
    )
    let ŷ = bounded.forward(example.input).a[trial.widths.count - 2]
    let printed = printedLoss(trial.loss, ŷ, example.target)
    let reported = CS229Notation.ownRun(bounded, [example]).loss
    #expect(abs(printed.value - reported.value) <= printed.bound + reported.bound)
    #expect(printed.bound + reported.bound < 1e-9, "a bound that says nothing")
  }

  @Test("each loss as printed has the derivative that step 1 computes", arguments: Trial.all)
  func printedDerivative(_ trial: Trial) throws {
    let (network, examples) = try trial.inField(examples: 1)
    let recipe = Recipe(network)
    let (z, a) = recipe.forward(examples[0].input)
    let δ = recipe.deltas(z, a, examples[0].target)[recipe.N]
    let target = examples[0].target.map { Dual($0) }
    for k in δ.indices {
      var seeded = z[recipe.N].map { Dual($0) }
      seeded[k].tangent = .one
      let ŷ = recipe.g[recipe.N](seeded)
      #expect(printedLoss(trial.loss, ŷ, target).tangent == δ[k])
    }
  }

  /// The loss as the text prints it: ½(ŷ − y)² for both squared errors.
  private func printedLoss<Scalar: Number>(
    _ loss: Loss, _ ŷ: Vector<Scalar>, _ y: Vector<Scalar>
  ) -> Scalar {
    switch loss {
    case .halfSquaredError, .squaredError: PrintedLoss.squared(ŷ, y)
    case .binaryCrossEntropy: PrintedLoss.logistic(ŷ, y)
    case .crossEntropy: PrintedLoss.crossEntropy(ŷ, y)
    }
  }

  @Test("logistic regression is the recipe with N = 1 and g^[1] = σ", arguments: 1...5)
  func logisticRegression(_ n: Int) throws {
    let trial = Trial(
      widths: [n, 1], hidden: [], output: .sigmoid, loss: .binaryCrossEntropy, seed: UInt64(n))
    let (network, examples) = try trial.inField(examples: 1)
    let layer = network.layers[0]
    let check = LogisticRegression.gradient(
      weights: layer.weights.row(0), bias: layer.bias[0], examples[0].input,
      examples[0].target[0])
    let recipe = CS229Notation.gradient(of: network, on: examples).layers[0]
    #expect(recipe.weights.rows == 1 && recipe.weights.columns == n)
    #expect(recipe.weights.row(0) == check.W)
    #expect(recipe.bias == [check.b])
  }

  @Test("a logistic unit worked out by hand: ŷ = σ(0) = ½, y = 1")
  func logisticUnit() throws {
    let (W, b) = LogisticRegression.gradient(weights: [1.0, -1], bias: 0, [3, 3], 1)
    #expect(W == [-1.5, -1.5] && b == -0.5)
    #expect(abs(PrintedLoss.logistic([0.5], [1.0]) - 0.6931471805599453) <= 1e-16)
  }
}
