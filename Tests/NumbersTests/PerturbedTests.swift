import Numbers
import Testing

@Suite("Numbers rounded at random")
struct PerturbedTests {
  /// The moves of one operation over many runs, in units in the last place.
  func moves<Base: Number & BinaryFloatingPoint>(
    _ base: Base.Type, _ operation: (Perturbed<Base>) -> Perturbed<Base>
  ) -> [Double] {
    var seeds = SplitMix64(seed: 5)
    let plain = operation(Perturbed(Base(0.7), seed: 0)).value
    return (0..<2000).map { _ in
      let run = operation(Perturbed(Base(0.7), seed: seeds.next() | 1)).value
      return Double((run - plain) / plain.ulp)
    }
  }

  @Test("an operation moves by one unit, either way, in a quarter of all runs")
  func operations() {
    for moves in [moves(Double.self) { $0 * $0 }, moves(Float.self) { $0 + $0 + $0 - $0 }] {
      #expect(moves.contains { $0 > 0 } && moves.contains { $0 < 0 })
    }
    let product = moves(Double.self) { $0 * $0 }
    #expect(Set(product) == [-1, 0, 1])
    #expect((400...600).contains(product.count { $0 != 0 }))
  }

  @Test("a function moves by at most two units and a rounding")
  func functions() {
    let moves = moves(Float.self) { .exp($0) }
    #expect(moves.allSatisfy { abs($0) <= 4 })
    #expect(moves.contains { abs($0) >= 2 })
  }

  @Test("a run can be repeated; seed 0 is the plain computation")
  func seeds() {
    let x = Perturbed(1.3, seed: 99)
    #expect(x * x + x == x * x + x)
    let plain = Perturbed(1.3, seed: 0)
    #expect((plain * plain + plain).value == 1.3 * 1.3 + 1.3)
    #expect(Perturbed<Float>.tanh(Perturbed(0.5)).value == Float.tanh(0.5))
  }
}
