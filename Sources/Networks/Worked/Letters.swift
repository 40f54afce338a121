import Numbers

/// How a text writes its quantities, as LaTeX, with the text's own numbers for layers and units.
package struct Letters: Sendable {
  /// A unit's quantity: its layer, by the text's number, its number from 1, and the sample's name in
  /// texts that write one.
  package typealias OfUnit = @Sendable (_ layer: Int, _ unit: Int, _ sample: String) -> String

  /// A layer's quantity.
  package typealias OfLayer = @Sendable (_ layer: Int) -> String

  /// The text's number for the layer of inputs.
  package let inputLayer: Int

  /// The letter for the number of the last layer.
  package let last: String

  package let z: OfUnit
  package let a: OfUnit
  package let delta: OfUnit

  /// Of all units of a layer at once.
  package let wholeZ: OfLayer
  package let wholeA: OfLayer
  package let wholeDelta: OfLayer

  /// The weights into a layer, and its biases; `nil` where they are among the weights.
  package let weights: OfLayer
  package let biases: OfLayer?

  /// The weight into a layer, to one of its units, from one below; from 0 it is a bias.
  package let weight: @Sendable (_ layer: Int, _ to: Int, _ from: Int) -> String

  /// The loss of a sample.
  package let loss: @Sendable (_ sample: String) -> String

  /// How the delta of a layer is computed from that of the next.
  package let below: OfLayer

  /// The derivatives by the weights into a layer.
  package let weightGradient: OfLayer

  /// What the two are of: the delta of a layer, and the derivative by the weights into it.
  package let belowName: OfLayer
  package let weightGradientName: OfLayer

  /// The rule for the delta of a layer from that of the next, as an equation.
  package func deltaRule(_ layer: Int) -> String { "\(belowName(layer)) = \(below(layer))" }

  /// The rule for the derivatives by the weights into a layer, as an equation.
  package func gradientRule(_ layer: Int) -> String {
    "\(weightGradientName(layer)) = \(weightGradient(layer))"
  }

  package init(
    inputLayer: Int, last: String, z: @escaping OfUnit, a: @escaping OfUnit,
    delta: @escaping OfUnit, wholeZ: @escaping OfLayer, wholeA: @escaping OfLayer,
    wholeDelta: @escaping OfLayer, weights: @escaping OfLayer, biases: OfLayer?,
    weight: @escaping @Sendable (Int, Int, Int) -> String,
    loss: @escaping @Sendable (String) -> String, below: @escaping OfLayer,
    weightGradient: @escaping OfLayer, belowName: @escaping OfLayer,
    weightGradientName: @escaping OfLayer
  ) {
    (self.inputLayer, self.last, self.z, self.a, self.delta) = (inputLayer, last, z, a, delta)
    (self.wholeZ, self.wholeA, self.wholeDelta) = (wholeZ, wholeA, wholeDelta)
    (self.weights, self.biases, self.weight) = (weights, biases, weight)
    self.loss = loss
    (self.below, self.weightGradient) = (below, weightGradient)
    (self.belowName, self.weightGradientName) = (belowName, weightGradientName)
  }

  /// Two indices side by side, with a comma where one has two digits.
  package static func pair(_ i: Int, _ j: Int) -> String {
    i < 10 && j < 10 ? "\(i)\(j)" : "\(i),\(j)"
  }
}

/// An equation between arrays, each with its shape.
package struct ShapedEquation: Sendable {
  /// What the equation is made of.
  package enum Item: Sendable {
    /// A matrix or a vector, as LaTeX, with its rows and columns.
    case array(String, rows: Int, columns: Int)

    /// A sign between two of them, as LaTeX.
    case sign(String)

    package static func column(_ name: String, _ x: Vector<Double>) -> Item {
      .array(name, rows: x.count, columns: 1)
    }

    package static func row(_ name: String, _ x: Vector<Double>) -> Item {
      .array(name, rows: 1, columns: x.count)
    }

    package static func matrix(_ name: String, _ A: Matrix<Double>) -> Item {
      .array(name, rows: A.rows, columns: A.columns)
    }

    /// A view of a matrix with its rows for columns.
    package static func matrix(_ name: String, _ A: Transpose<Double>) -> Item {
      .array(name, rows: A.rows, columns: A.columns)
    }
  }

  /// The label of the text's equation, where it has one.
  package let label: String?
  package let items: [Item]

  package init(_ label: String?, _ items: [Item]) { (self.label, self.items) = (label, items) }
}
