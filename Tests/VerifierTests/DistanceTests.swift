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
  @Test func theBoundIsTheLimit() {
    let x = Measured(1, bound: 0x1p-40)
    let limit = 0x1p-40 + 0x1p-41
    let within = Measured(1 - limit + 0x1p-52, bound: 0x1p-41)
    let beyond = Measured(1 - limit - 0x1p-52, bound: 0x1p-41)
    #expect(x.compare(within, .loss, "").agrees)
    #expect(!x.compare(beyond, .loss, "").agrees)
    #expect(!x.compare(Measured(.nan, bound: 1), .loss, "").agrees)
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

  /// Over the field, where nothing is rounded: the gradient is the derivative whatever a target
  /// sums to, which ŷ − y is not.
  @Test(arguments: Subject.all.map(\.name))
  func targetsNeedNotSumToOne(_ name: String) throws {
    let subject = try #require(Subject.all.first { $0.name == name })
    let file = try MutantTests.file(.crossEntropy, .softmax)
    let network = file.network.map { PrimeField($0) }
    let target = Vector([0.25, 0.5].map { PrimeField($0) })
    let example = Example(input: file.examples[0].input.map { PrimeField($0) }, target: target)
    let run = subject.run(network, on: [example])
    #expect(run.gradient == DualOracle(network, [example]).gradient())
  }

  @Test func decimalDistributionsPass() throws {
    var file = try MutantTests.file(.crossEntropy, .softmax)
    // 0.7 + 0.3 is 1 in Double; the two Doubles' exact sum is not.
    file.examples[0].target = [0.7, 0.3]
    file.expected = nil
    #expect(verify(file).failures == [])
  }
}
