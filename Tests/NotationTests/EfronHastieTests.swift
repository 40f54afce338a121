import EfronHastie
import Networks
import Numbers
import Testing

@Suite("efron-hastie: steps 1, 2 and 3")
struct EfronHastieTests {
  @Test("equals the derivative of the loss, exactly", arguments: Trial.all)
  func exact(_ trial: Trial) throws { try expectExact(EfronHastieNotation.self, trial) }

  @Test("equals it in Double, within rounding", arguments: Trial.all)
  func double(_ trial: Trial) throws { try expectWithinRounding(EfronHastieNotation.self, trial) }

  @Test("cross-entropies are finite and exact at |z| = 1000")
  func stable() throws { try expectStable(EfronHastieNotation.self) }

  @Test("δ keeps its digits where a prediction is right and confident")
  func confident() throws { try expectConfident(EfronHastieNotation.self) }

  @Test("a unit worked out by hand")
  func workedExample() throws { try expectWorkedExample(EfronHastieNotation.self) }

  @Test("W^k is p_{k+1} × (p_k + 1), its column 0 the biases", arguments: Trial.all)
  func shapes(_ trial: Trial) throws {
    let (network, _) = try trial.inField()
    let net = LayeredNetwork(network)
    #expect(net.K == trial.widths.count)
    for k in 1..<net.K {
      #expect(net.W[k].rows == trial.widths[k] && net.W[k].columns == trial.widths[k - 1] + 1)
      #expect(net.W[k].ofConstant == network.layers[k - 1].bias)
      #expect(net.w(k, 1, 1) == network.layers[k - 1].weights[0, 0])
    }
    #expect((1...net.K).map(net.p) == trial.widths)
  }

  @Test("the matrix forms equal the text's components", arguments: Trial.all)
  func components(_ trial: Trial) throws {
    let (network, examples) = try trial.inField()
    let net = LayeredNetwork(network)
    let passes = net.passes(on: examples[0])
    let dW = net.partialDerivatives(passes)
    for k in 1..<net.K {
      for j in 1...net.p(k + 1) {
        for ℓ in 0...net.p(k) { #expect(dW[k][j - 1, ℓ] == passes.stepThree(k, j, ℓ)) }
      }
      for ℓ in 1...net.p(k) where k > 1 { #expect(passes.δ(k, ℓ) == passes.stepTwo(net, k, ℓ)) }
    }
  }

  @Test("step 3 as printed is refuted wherever j ≠ ℓ")
  func stepThreeAsPrinted() throws {
    for trial in Trial.all where trial.widths.count == 4 {
      let (network, examples) = try trial.inField()
      let net = LayeredNetwork(network)
      let passes = net.passes(on: examples[0])
      let truth = derivative(of: network, on: [examples[0]]).layers
      for k in 1..<net.K {
        let common = min(net.p(k), net.p(k + 1))
        for j in 1...common {
          for ℓ in 1...common {
            let printed = passes.a(k, j) * passes.δ(k + 1, ℓ)
            #expect((printed == truth[k - 1].weights[j - 1, ℓ - 1]) == (j == ℓ), "\(trial)")
          }
        }
      }
    }
  }

  @Test("step 1 as printed holds for elementwise outputs and fails for softmax")
  func stepOneAsPrinted() throws {
    for trial in Trial.all where trial.loss.isSquaredError && trial.widths.last != 1 {
      let (network, examples) = try trial.inField()
      let net = LayeredNetwork(network)
      let (z, a) = net.forward(examples[0].input)
      let dL = net.L.gradient(a: a[net.K], target: examples[0].target)
      let printed = LayeredNetwork.elementwiseDelta(dL, net.g[net.K], z[net.K])
      let whole = LayeredNetwork.wholeDelta(dL, net.g[net.K], z[net.K])
      #expect((printed == whole) == (trial.output != .softmax), "\(trial)")
    }
  }

  @Test("the direct form of step 1 is the chain rule's whole sum")
  func directDelta() throws {
    for trial in Trial.all where !trial.loss.isSquaredError {
      let (network, examples) = try trial.inField()
      let net = LayeredNetwork(network)
      let (z, a) = net.forward(examples[0].input)
      let dL = net.L.gradient(a: a[net.K], target: examples[0].target)
      let direct = LayeredNetwork.directDelta(a[net.K], examples[0].target)
      #expect(direct == LayeredNetwork.wholeDelta(dL, net.g[net.K], z[net.K]), "\(trial)")
      let kept = LayeredNetwork.directDelta(net.L, z[net.K], a[net.K], examples[0].target)
      #expect(kept == direct, "\(trial)")
    }
  }
}
