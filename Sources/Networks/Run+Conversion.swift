import Numbers

// Every text sums its loss over the outputs and averages it over the examples; none has a decay.
extension Run {
  /// The run for a network's objective, from that of a text's own loss: times `factor`, a mean over
  /// outputs for their sum, a sum over examples for their mean, and with the decay.
  ///
  /// - Parameters:
  ///   - factor: The loss asked for is this times the text's own.
  ///   - network: Whose objective it is to be of.
  ///   - n: How many examples it is of.
  @inlinable
  public func converted(
    by factor: Double, to network: Network<Scalar>, examples n: Int
  ) -> Run {
    let objective = network.objective
    let outputs = network.layers[network.layers.count - 1].width
    var run = self
    if factor != 1 || objective.outputs == .mean && outputs > 1 {
      let factor = Scalar(factor)
      run = scaled { objective.outputs(ofSum: factor * $0, count: outputs) }
    }
    if objective.examples == .sum && n > 1 {
      let n = Scalar(n)
      run.loss = n * run.loss
      run.gradient = run.gradient.map { n * $0 }
    }
    if objective.hasDecay {
      run.loss += network.decay
      run.gradient += network.decayGradient
    }
    return run
  }

  /// The run for a loss that is this one scaled.
  @inlinable
  func scaled(_ scale: (Scalar) -> Scalar) -> Run {
    Run(
      traces: traces.map {
        Trace(z: $0.z, a: $0.a, δ: $0.δ.map { $0.map(scale) }, loss: scale($0.loss))
      }, loss: scale(loss), gradient: gradient.map(scale))
  }
}

extension Objective {
  /// What it brings together otherwise than the texts, in words; nothing for one like theirs.
  ///
  /// - Parameters:
  ///   - outputs: how many there are; of one a mean is a sum.
  ///   - examples: how many there are.
  public func departures(outputs: Int, examples: Int) -> [String] {
    var departures: [String] = []
    if self.outputs == .mean && outputs > 1 {
      departures.append("a mean over \(outputs) outputs is taken, where the texts have a sum")
    }
    if self.examples == .sum && examples > 1 {
      departures.append("a sum over \(examples) examples is taken, where the texts have a mean")
    }
    let decays = [(weightDecay, "w"), (biasDecay, "b")].filter { $0.0 != 0 }
    if hasDecay {
      let terms = decays.map { "½ \($0) Σ \($1)²" }.joined(separator: " and ")
      let verb = decays.count == 1 ? "is" : "are"
      departures.append("\(terms) \(verb) added, where the texts have no decay")
    }
    return departures
  }
}
