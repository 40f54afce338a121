import Fixtures
import Networks
import Numbers
import Oracles
import Testing

@testable import Verifier

/// The verifier is worth what it refutes: notations with one fault each, put in on purpose.
@Suite struct MutantTests {
  /// A network whose widths are all 2, so that no fault is found out by a shape.
  static func file(_ loss: Loss, _ output: Activation) throws -> NetworkFile {
    var generator = SplitMix64(seed: 42)
    let draw = { Double.random(in: -1...1, using: &generator) }
    let layers = [Activation.tanh, .sigmoid, output].map { activation in
      Layer(
        weights: Matrix(rows: 2, columns: 2) { _, _ in draw() },
        bias: Vector([draw(), draw()]), activation: activation)
    }
    let network = try Network(layers: layers, loss: loss)
    let examples = [[1.0, 0], [0.25, 0.75], [0, 1]].map {
      Example(input: [draw(), draw()], target: Vector($0))
    }
    let gradient = DualOracle(network, examples).gradient()
    return NetworkFile(
      name: "mutant", network: network, examples: examples,
      expected: .init(loss: network.loss(on: examples), gradient: gradient))
  }

  static func verification(
    of fault: Faulty.Fault, _ file: NetworkFile
  ) -> FixtureVerification {
    Faulty.$fault.withValue(fault) { verify(file, subjects: [Subject(Faulty.self)]) }
  }

  @Test func withoutAFaultItPasses() throws {
    for (loss, output) in [
      (Loss.crossEntropy, Activation.softmax), (.squaredError, .tanh),
      (.halfSquaredError, .softmax),
      (.binaryCrossEntropy, .sigmoid),
    ] {
      let verification = Self.verification(of: .none, try Self.file(loss, output))
      #expect(verification.failures == [], "\(loss)")
    }
  }

  /// Faults in the formulas, and which entries each of them must be found in.
  static let formulas: [(fault: Faulty.Fault, entries: [String])] = [
    (.entryOff, ["layers[0].weights[1][0]"]),
    (.entryMissing, ["layers[0].weights[1][0]"]),
    (.signFlipped, ["layers[1].bias[0]"]),
    (.transposed, ["layers[1].weights[0][1]", "layers[1].weights[1][0]"]),
    (.layersExchanged, ["layers[0].bias[0]", "layers[1].weights[1][1]"]),
    (.derivativeMissing, ["layers[0].bias[0]", "layers[1].bias[0]", "examples[0].deltas[1][0]"]),
    (.derivativeAtActivation, ["layers[0].bias[1]", "examples[1].deltas[0][1]"]),
    (.ownWeightsForNext, ["layers[0].bias[0]", "layers[1].bias[0]"]),
    (.sumForMean, ["layers[0].bias[0]", "layers[2].weights[1][1]"]),
    (.wrongMean, ["layers[0].bias[0]", "layers[2].weights[1][1]"]),
    (.biasMissing, ["layers[0].bias[0]", "layers[0].bias[1]"]),
    (.outputFactor, ["layers[2].bias[0]", "examples[2].deltas[2][1]"]),
  ]

  @Test(arguments: formulas.indices)
  func aWrongFormulaIsRefutedByEveryEvidence(_ index: Int) throws {
    let (fault, entries) = Self.formulas[index]
    let failures = Self.verification(of: fault, try Self.file(.crossEntropy, .softmax)).failures
    #expect(failures.allSatisfy { $0.notations.contains("faulty") })
    for evidence in [Failure.Evidence.field, .double, .float] {
      let found = Set(failures.filter { $0.evidence == evidence }.map(\.quantity.description))
      for entry in entries { #expect(found.contains(entry), "\(evidence): \(entry)") }
    }
    // Differences look at parameters and output deltas, golden values at parameters.
    let parameter = try #require(entries.first)
    for evidence in [Failure.Evidence.differences, .golden] {
      let found = failures.filter { $0.evidence == evidence }.map(\.quantity.description)
      #expect(found.contains(parameter), "\(evidence)")
    }
  }

  @Test func whatIsWrongInFloatAloneIsRefutedThere() throws {
    let file = try Self.file(.crossEntropy, .softmax)
    let failures = Self.verification(of: .onlyInFloat, file).failures
    #expect(Set(failures.map(\.evidence)) == [.float], "\(failures)")
    let other = Self.verification(of: .boundsOfOtherFloats, file).failures
    #expect(other.contains { $0.message.contains("where rounding bounds are carried along") })
  }

  /// Single faults touch nothing else.
  @Test(arguments: [Faulty.Fault.entryOff, .entryMissing, .signFlipped])
  func nothingElseIsBlamed(_ fault: Faulty.Fault) throws {
    let failures = Self.verification(of: fault, try Self.file(.crossEntropy, .softmax)).failures
    #expect(Set(failures.map(\.quantity)).count == 1)
  }

  /// A relative error of 2e-12 is below what differences see, and above what rounding explains.
  @Test func anErrorJustAboveRoundingIsRefutedInDouble() throws {
    let failures = Self.verification(
      of: .entryBarelyOff, try Self.file(.crossEntropy, .softmax)
    ).failures
    #expect(Set(failures.map(\.evidence)) == [.double, .golden])
    #expect(Set(failures.map(\.quantity.description)) == ["layers[0].weights[1][0]"])
    let message = try #require(failures.first).message
    #expect(message.contains("ulps") && message.contains("rounding explains"))
  }

  @Test func aFormulaThatHoldsOnlyInDoubleIsRefutedByTheField() throws {
    let failures = Self.verification(
      of: .onlyInField, try Self.file(.crossEntropy, .softmax)
    ).failures
    #expect(Set(failures.map(\.evidence)) == [.field])
  }

  /// The field knows no overflow: Double does.
  @Test func overflowIsRefutedInDouble() throws {
    let file = try Fixture.load("saturated-softmax-800")
    #expect(Self.verification(of: .none, file).isRight)
    let failures = Self.verification(of: .overflowing, file).failures
    #expect(failures.contains { $0.evidence == .double })
    #expect(!failures.contains { $0.evidence == .field })
  }

  @Test func deltasAndLossAreCompared() throws {
    let file = try Self.file(.squaredError, .tanh)
    let deltas = Self.verification(of: .deltaOff, file).failures
    #expect(Set(deltas.map(\.quantity.description)) == ["examples[1].deltas[1][0]"])
    #expect(Set(deltas.map(\.evidence)) == [.field, .double, .float])
    let loss = Self.verification(of: .lossOff, file).failures
    #expect(Set(loss.map(\.quantity)) == [.loss])
    #expect(Set(loss.map(\.evidence)) == [.double, .float, .golden])
  }

  @Test(arguments: [Faulty.Fault.tooShort, .boundsOfOtherNumbers])
  func numbersThatCannotBeComparedAreSaidToBeSo(_ fault: Faulty.Fault) throws {
    let failures = Self.verification(of: fault, try Self.file(.squaredError, .tanh)).failures
    #expect(failures.map(\.evidence) == [.shape])
  }

  @Test func aWrongGoldenValueIsFound() throws {
    var file = try Self.file(.squaredError, .identity)
    var expected = try #require(file.expected)
    expected.gradient.layers[2].bias[1] *= 1 + 1e-12
    file.expected = expected
    let failures = verify(file).failures
    #expect(Set(failures.map(\.evidence)) == [.golden])
    #expect(Set(failures.map(\.quantity.description)) == ["layers[2].bias[1]"])
    #expect(Set(failures.flatMap(\.notations)) == Set(Subject.all.map(\.name)))
  }

  /// One notation among the five: it differs from each of the others, and they not from each other.
  @Test func theOddOneOutIsNamed() throws {
    let file = try Self.file(.squaredError, .identity)
    let verification = Faulty.$fault.withValue(.signFlipped) {
      verify(file, subjects: Subject.all + [Subject(Faulty.self)])
    }
    let pairs = verification.failures.filter { $0.evidence == .double }.map(\.notations)
    #expect(pairs.count == 6)
    #expect(pairs.allSatisfy { $0.contains("faulty") })
  }
}
