import Networks
import Numbers

extension Network<Double> {
  /// Checks that judging a gradient on so many examples takes minutes at most.
  ///
  /// - Throws: ``InvalidNetwork``, naming the layers, where it would take longer.
  public func checkGradingWork(examples: Int) throws(InvalidNetwork) {
    let work = gradingWork * Double(examples)
    guard work <= Self.mostWork else {
      throw InvalidNetwork(
        "layers",
        "judging \(parameterCount) parameters on \(examples) examples would take some "
          + "\(Int(work / Self.workPerMinute)) minutes; give fewer examples, or a smaller network "
          + "of the same kind")
    }
  }

  /// Multiplications of the exact gradient on one core in a release build, as measured.
  private static let workPerMinute = 1e11

  private static let mostWork = 20 * workPerMinute

  /// The multiplications that one example takes: each parameter's tangent carried through one column
  /// of the layer above it and through all of those beyond, and the runs that tell the rounding,
  /// which cost some 2000 for each parameter.
  private var gradingWork: Double {
    var (work, beyond) = (0.0, 0.0)
    for (l, layer) in layers.enumerated().reversed() {
      let above = layers[(l + 1)...].prefix(1)
      let column = Double(above.first?.width ?? 0)
      work += Double(layer.weights.elements.count + layer.width) * (beyond + column + 2000)
      beyond += Double(above.first?.weights.elements.count ?? 0)
    }
    return work
  }
}
