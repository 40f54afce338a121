/// One step of an example that is computed by hand: an equation of a text, in its letters and with its
/// layer numbers, and what it comes to in numbers.
package struct WorkedStep: Sendable {
  /// The parts of a worked example.
  package enum Part: String, Sendable {
    case forward = "Forward"
    case loss = "Loss"
    case backward = "Backward"
    case gradient = "Gradient"
  }

  /// The pass it belongs to.
  package let part: Part

  /// The label of the text's equation, as `cs229-1`; `nil` where the text has none.
  package let label: String?

  /// The equation, as LaTeX: `z^{[1]} = W^{[1]} a^{[0]} + b^{[1]}`.
  package let formula: String

  /// What it comes to, number by number.
  package let values: [Value]

  /// One number.
  package struct Value: Sendable {
    /// What it is called, as LaTeX: `z_1^{[1]}`.
    package let name: String

    /// How it comes about; `nil` for a number that is given.
    package let working: Arithmetic?

    /// What the notation's own code computed.
    package let value: Double

    /// A number with its name and its calculation.
    package init(_ name: String, _ working: Arithmetic?, _ value: Double) {
      (self.name, self.working, self.value) = (name, working, value)
    }
  }

  /// A step of its parts.
  package init(_ part: Part, _ label: String?, _ formula: String, _ values: [Value]) {
    (self.part, self.label, self.formula, self.values) = (part, label, formula, values)
  }
}

/// A notation that can be worked by hand: its letters, and its own quantities in them.
package protocol WorkedNotation: Notation {
  /// How the text writes its quantities.
  static var letters: Letters { get }

  /// Every quantity of both passes, as the notation's own code computes it, in the text's own
  /// convention: times ``Convention/factor`` the gradient is the network's.
  static func worked(
    _ network: Network<Double>, on examples: [Example<Double>]
  ) -> [WorkedStep]

  /// The products of both passes over these examples, with the shapes of what is multiplied.
  static func products(
    _ network: Network<Double>, on examples: [Example<Double>]
  ) -> [ShapedEquation]
}
