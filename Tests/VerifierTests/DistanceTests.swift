import Networks
import Numbers
import Oracles
import Testing

@testable import Verifier

@Suite struct DistanceTests {
  @Test func ulpsAreThoseOfTheLarger() {
    #expect(ulps(1, 1) == 0)
    #expect(ulps(1, 1.0.nextUp) == 1)
    #expect(ulps(1, 1.0.nextDown) == 0.5)
    #expect(ulps(0, -0.0) == 0)
    #expect(ulps(0, .leastNonzeroMagnitude) == 1)
    #expect(ulps(1, -1) == 0x1p53)
    #expect(ulps(.nan, 1) == .infinity)
    #expect(ulps(.infinity, .infinity) == .infinity)
  }

  /// At the bound it agrees, one unit beyond it does not.
  @Test(arguments: [0, 1e-16, 3e-10])
  func theBoundIsTheLimit(_ allowance: Double) {
    let x = Measured(1, bound: 0x1p-40)
    let limit = 0x1p-40 + 0x1p-41 + allowance
    let within = Measured(1 - limit + 0x1p-52, bound: 0x1p-41)
    let beyond = Measured(1 - limit - 0x1p-52, bound: 0x1p-41)
    #expect(x.compare(within, allowance: allowance, .loss, "").agrees)
    #expect(!x.compare(beyond, allowance: allowance, .loss, "").agrees)
    #expect(!x.compare(Measured(.nan, bound: 1), allowance: 0, .loss, "").agrees)
  }

  @Test func cancellationIsTheSizeOfTheTerms() {
    let sum = Sized(1000) + Sized(-999) + Sized(1)
    #expect(sum.value == 2)
    #expect(sum.cancellation == 1000)
    #expect((sum * sum).cancellation == 1e6)
    #expect((Sized(3) / sum).cancellation == 1000)
    #expect(Sized.exp(sum).cancellation == 1)
    #expect((Sized(1) - Sized(1)).cancellation == .infinity)
  }

  /// Over the field, where nothing is rounded: for a target that does not sum to 1 every text's
  /// gradient differs from the derivative by that of (1 − Σ y) ln Σ e^z, exactly.
  @Test(arguments: Subject.all.map(\.name))
  func targetsThatDoNotSumToOneShiftTheGradientByTheAllowance(_ name: String) throws {
    let subject = try #require(Subject.all.first { $0.name == name })
    let file = try MutantTests.file(.crossEntropy, .softmax)
    let network = file.network.map { PrimeField($0) }
    let target = Vector([0.25, 0.5].map { PrimeField($0) })
    let example = Example(input: file.examples[0].input.map { PrimeField($0) }, target: target)
    let oracle = DualOracle(network, [example])
    let shift = oracle.gradient { z, _, _ in Dual.log(z.map(Dual.exp).sum()) }.entries
    let truth = oracle.gradient().entries
    let run = subject.field(network, [example])
    let shifted = zip(truth, shift).map { $0 + PrimeField(0.25) * $1 }
    // Texts that take the whole Jacobian times −y/a have the derivative itself.
    #expect(run.gradient.entries == shifted || run.gradient.entries == truth)
  }

  @Test func decimalDistributionsPassWithTheirExcessShown() throws {
    var file = try MutantTests.file(.crossEntropy, .softmax)
    // 0.7 + 0.3 is 1 in Double; the two Doubles' exact sum is not.
    file.examples[0].target = [0.7, 0.3]
    file.expected = nil
    let verification = verify(file)
    #expect(verification.failures == [])
    #expect(verification.doubles.targetExcess > 0)
    #expect(verification.doubles.targetExcess < 1e-16)
    #expect(TextReport(Verification(fixtures: [verification])).text.contains("(Σ y − 1) ŷ"))
  }
}
