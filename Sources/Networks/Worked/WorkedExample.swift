import Numbers

/// One example's passes as a notation's own code left them, to be written out in its letters.
///
/// Every number in it is the notation's; what is put together here is how one follows from others.
package struct WorkedExample {
  package typealias OfLayer<Value> = (_ layer: Int) -> Value

  /// What the text says of each step: its label, where it has one, and the equation as LaTeX.
  package typealias Saying = (label: String?, formula: String)

  /// The equations of a text, by the text's layer numbers.
  package struct Equations {
    package let input: Saying
    package let affine: OfLayer<Saying>
    package let activation: OfLayer<Saying>
    package let loss: Saying
    package let output: Saying
    package let below: OfLayer<Saying>
    package let gradient: OfLayer<Saying>

    /// The derivative by a weight, or from unit 0 by a bias, as LaTeX.
    package let derivative: (_ layer: Int, _ to: Int, _ from: Int) -> String

    package init(
      input: Saying, affine: @escaping OfLayer<Saying>, activation: @escaping OfLayer<Saying>,
      loss: Saying, output: Saying, below: @escaping OfLayer<Saying>,
      gradient: @escaping OfLayer<Saying>, derivative: @escaping (Int, Int, Int) -> String
    ) {
      (self.input, self.affine, self.activation) = (input, affine, activation)
      (self.loss, self.output, self.below) = (loss, output, below)
      (self.gradient, self.derivative) = (gradient, derivative)
    }
  }

  let letters: Letters
  let equations: Equations

  /// The sample's name, in texts that write one.
  let sample: String

  /// The text's numbers of the layers that have weights.
  let layers: ClosedRange<Int>

  /// The notation's own quantities.
  let z: LayerIndexed<Vector<Double>>
  let a: LayerIndexed<Vector<Double>>
  let δ: LayerIndexed<Vector<Double>>
  let y: Vector<Double>

  /// The weight into a layer, to a unit, from a unit below, both from 1; from 0 it is a bias.
  let w: (_ layer: Int, _ to: Int, _ from: Int) -> Double
  let g: LayerIndexed<Activation>
  let loss: Loss
  let lossValue: Double

  package init(
    _ letters: Letters, _ equations: Equations, sample: String = "",
    z: LayerIndexed<Vector<Double>>, a: LayerIndexed<Vector<Double>>,
    δ: LayerIndexed<Vector<Double>>, y: Vector<Double>,
    weight: @escaping (Int, Int, Int) -> Double, g: LayerIndexed<Activation>,
    loss: Loss, value: Double
  ) {
    (self.letters, self.equations, self.sample) = (letters, equations, sample)
    layers = z.indices.lowerBound...z.indices.upperBound - 1
    (self.z, self.a, self.δ, self.y) = (z, a, δ, y)
    (w, self.g, self.loss, lossValue) = (weight, g, loss, value)
  }
}

extension WorkedExample {
  /// Forward pass, loss and deltas, in the order in which they are computed.
  package var passes: [WorkedStep] {
    let inputs = a[letters.inputLayer]
    let given = inputs.indices.map { i in
      WorkedStep.Value(letters.a(letters.inputLayer, i + 1, sample), nil, inputs[i])
    }
    let input = WorkedStep(.forward, equations.input.label, equations.input.formula, given)
    return [input] + layers.flatMap { [affine($0), activation($0)] } + [lossStep, outputDelta]
      + layers.dropLast().reversed().map(below)
  }

  private func affine(_ l: Int) -> WorkedStep {
    let (label, formula) = equations.affine(l)
    let below = a[l - 1]
    let values = z[l].indices.map { j in
      let weights = below.indices.map { w(l, j + 1, $0 + 1) }
      let sum =
        letters.biases == nil
        ? Arithmetic.dot([w(l, j + 1, 0)] + weights, [1] + below.elements)
        : Arithmetic.dot(weights, below.elements, plus: w(l, j + 1, 0))
      return WorkedStep.Value(letters.z(l, j + 1, sample), sum, z[l][j])
    }
    return WorkedStep(.forward, label, formula, values)
  }

  private func activation(_ l: Int) -> WorkedStep {
    let (label, formula) = equations.activation(l)
    let values = a[l].indices.map { j in
      WorkedStep.Value(
        letters.a(l, j + 1, sample), .activation(g[l], z[l], j, a[l][j]), a[l][j])
    }
    return WorkedStep(.forward, label, formula, values)
  }

  private var lossStep: WorkedStep {
    let working = Arithmetic.loss(loss, a[layers.upperBound], y, lossValue)
    return WorkedStep(
      .loss, equations.loss.label, equations.loss.formula,
      [.init(letters.loss(sample), working, lossValue)])
  }

  private var outputDelta: WorkedStep {
    let l = layers.upperBound
    let values = δ[l].indices.map { j in
      WorkedStep.Value(letters.delta(l, j + 1, sample), outputDelta(l, j), δ[l][j])
    }
    return WorkedStep(.backward, equations.output.label, equations.output.formula, values)
  }

  private func outputDelta(_ l: Int, _ j: Int) -> Arithmetic {
    guard loss.isSquaredError else { return .error(a[l][j], y[j], δ[l][j]) }
    guard g[l].isElementwise else {
      return .softmaxJacobian(loss.gradient(a: a[l], target: y), a[l], j)
    }
    let error = Arithmetic.difference(.number(a[l][j]), .number(y[j]))
    let slope = Arithmetic.slope(g[l], z: z[l][j], a: a[l][j])
    return loss == .squaredError
      ? Arithmetic.number(2).times([error] + slope) : error.times(slope)
  }

  private func below(_ l: Int) -> WorkedStep {
    let (label, formula) = equations.below(l)
    let values = δ[l].indices.map { j in
      let weights = δ[l + 1].indices.map { w(l + 1, $0 + 1, j + 1) }
      let sum = Arithmetic.dot(weights, δ[l + 1].elements)
      let slope = Arithmetic.slope(g[l], z: z[l][j], a: a[l][j])
      return WorkedStep.Value(letters.delta(l, j + 1, sample), sum.times(slope), δ[l][j])
    }
    return WorkedStep(.backward, label, formula, values)
  }
}

extension WorkedExample {
  /// The derivatives of this example's loss, given as the notation's code computed them.
  package func gradients(_ gradient: Gradient<Double>) -> [WorkedStep] {
    layers.reversed().map { l in
      Self.gradients(of: l, gradient, letters, equations) { j, i in
        .product([.number(δ[l][j]), .number(i == 0 ? 1 : a[l - 1][i - 1])])
      }
    }
  }

  /// The mean over examples of their gradients; nothing for one example.
  package static func means(
    of gradients: [Gradient<Double>], is mean: Gradient<Double>, _ letters: Letters,
    _ equations: Equations, saying: OfLayer<Saying>
  ) -> [WorkedStep] {
    guard gradients.count > 1 else { return [] }
    let first = letters.inputLayer + 1
    return mean.layers.indices.reversed().map { index in
      let step = Self.gradients(of: first + index, mean, letters, equations) { j, i in
        Arithmetic.mean(
          of: gradients.map { gradient in
            let layer = gradient.layers[index]
            return i == 0 ? layer.bias[j] : layer.weights[j, i - 1]
          })
      }
      let (label, formula) = saying(first + index)
      return WorkedStep(.gradient, label, formula, step.values)
    }
  }

  /// The derivatives by the weights into a layer and by its biases.
  package static func gradients(
    of l: Int, _ gradient: Gradient<Double>, _ letters: Letters, _ equations: Equations,
    _ working: (_ to: Int, _ from: Int) -> Arithmetic
  ) -> WorkedStep {
    let layer = gradient.layers[l - letters.inputLayer - 1]
    let (label, formula) = equations.gradient(l)
    func value(_ j: Int, _ i: Int) -> WorkedStep.Value {
      let number = i == 0 ? layer.bias[j] : layer.weights[j, i - 1]
      var calculation = working(j, i)
      // A bias has the factor 1, which only a text with a constant unit writes.
      if i == 0, letters.biases != nil, case .product(let factors) = calculation {
        calculation = factors[0]
      }
      return .init(equations.derivative(l, j + 1, i), calculation, number)
    }
    let columns = Array(1...max(1, layer.weights.columns))
    let order = letters.biases == nil ? [0] + columns : columns
    let weights = layer.bias.indices.flatMap { j in order.map { value(j, $0) } }
    let biases = letters.biases == nil ? [] : layer.bias.indices.map { value($0, 0) }
    return WorkedStep(.gradient, label, formula, weights + biases)
  }
}
