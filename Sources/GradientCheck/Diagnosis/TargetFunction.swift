import Networks
import Numbers

/// What may be made of the targets before they are used.
public enum TargetFunction: CaseIterable, Sendable {
  /// Rounded, cut off, or 1 where they are more than ½.
  case rounded, whole, decided

  /// Less the mean over the examples; and also divided by the deviation.
  case centred, standardised

  /// Squared.
  case squared

  /// With the outputs from the last to the first.
  case outputsReversed

  /// The same numbers read column by column where they stand row by row.
  case reordered

  /// Each example's softmax, or divided by their sum.
  case softmax, normalised

  /// The first output's for all outputs.
  case firstOutput

  func callAsFunction(_ y: Signal) -> Signal {
    switch self {
    case .rounded: y.map { $0.rounded() }
    case .whole: y.map { $0.rounded(.towardZero) }
    case .decided: y.map { $0 > 0.5 ? 1 : 0 }
    case .centred: y - y.mean
    case .standardised: InputMap.standardised(.ofAll)(y)
    case .squared: y ⊙ y
    case .outputsReversed: y.mapExamples { Vector($0.elements.reversed()) }
    case .reordered: y.reordered
    case .softmax: Activation.softmax.applied(to: y)
    case .normalised: InputMap.rowsBySum(y)
    case .firstOutput: y.mapExamples { row in row.map { _ in row[0] } }
    }
  }

  var sentence: String {
    switch self {
    case .rounded: "the targets were rounded to whole numbers"
    case .whole: "the targets were cut off to whole numbers: is their array of an integer type?"
    case .decided: "the targets were taken as 1 where they are more than ½, and as 0 elsewhere"
    case .centred: "the mean over the examples was taken off the targets"
    case .standardised: "the targets were brought to mean 0 and deviation 1"
    case .squared: "the targets were squared"
    case .outputsReversed: "the targets' outputs stand from the last to the first"
    case .reordered:
      "the targets are the same numbers in another order: reshaped, not transposed"
    case .softmax: "softmax was applied to the targets"
    case .normalised: "each example's targets were divided by their sum"
    case .firstOutput: "every output has the first one's target"
    }
  }
}

/// Targets that are no example's, as a gradient shows them.
public struct ExplicitTargets: Hashable, Sendable {
  /// Example after example.
  let values: [Double]

  /// The examples whose own they are not, counted from 0.
  let differing: [Int]

  /// How many examples there are.
  private let count: Int

  init(_ found: Signal, own: Signal) {
    (values, count) = (found.values, own.examples)
    differing = (0..<own.examples).filter {
      found[example: $0].elements != own[example: $0].elements
    }
  }

  var sentence: String {
    let units = values.count / max(1, count)
    let some = differing.prefix(4).map { i in
      "example \(i) has " + values[i * units..<(i + 1) * units].map(\.short).joined(separator: " ")
    }
    return "some targets are no example's: counted from 0, " + some.joined(separator: ", ")
      + (differing.count > 4 ? ", …" : "")
  }
}
