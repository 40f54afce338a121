import Networks
import Numbers

/// A mistake planted in a right gradient, to see whether a check finds it.
enum SeededMistake: Hashable, CaseIterable {
  case droppedEntry, entryOffBy1e4, entryOffBy1e5, entryOffBy1e7, entryOffBy1e10
  case factorTwo, factorHalf, flippedSign, sumForMean, meanOverOutputs, meanOverAll
  case allZero, allZeroSmall, layerMissing, layerMissingBesideLarge, biasMissing, biasWrongAxis
  case transposed, layersExchanged, singleExample
  case derivativeMissing, derivativeAtActivation, softmaxElementwise, wrongWeights, otherLoss

  /// In words, for a table.
  var description: String {
    switch self {
    case .droppedEntry: "one entry dropped"
    case .entryOffBy1e4: "one entry off by 1e-4"
    case .entryOffBy1e5: "one entry off by 1e-5"
    case .entryOffBy1e7: "one entry off by 1e-7"
    case .entryOffBy1e10: "one entry off by 1e-10"
    case .factorTwo: "factor 2"
    case .factorHalf: "factor ½"
    case .flippedSign: "sign flipped"
    case .sumForMean: "sum for mean"
    case .meanOverOutputs: "divided by K"
    case .meanOverAll: "divided by nK"
    case .allZero: "all zero"
    case .allZeroSmall: "all zero, true ones < 1e-5"
    case .layerMissing: "one layer zero"
    case .layerMissingBesideLarge: "one zero, another 1e4 times"
    case .biasMissing: "bias zero"
    case .biasWrongAxis: "bias, wrong axis"
    case .transposed: "transposed"
    case .layersExchanged: "layers exchanged"
    case .singleExample: "one example only"
    case .derivativeMissing: "g′ left out"
    case .derivativeAtActivation: "g′ at a"
    case .softmaxElementwise: "softmax elementwise"
    case .wrongWeights: "W_l for W_{l+1}"
    case .otherLoss: "another loss"
    }
  }

  /// How large the error in one entry is, relative to it; `nil` where it is not in one entry.
  var relativeError: Double? {
    switch self {
    case .droppedEntry: -1
    case .entryOffBy1e4: 1e-4
    case .entryOffBy1e5: 1e-5
    case .entryOffBy1e7: 1e-7
    case .entryOffBy1e10: 1e-10
    default: nil
    }
  }

  /// The kind of network in which the mistake is planted.
  var hardship: Hardship {
    switch self {
    case .allZeroSmall: .allSmall
    case .layerMissingBesideLarge: .unevenLayers
    default: .none
    }
  }

  /// Whether a gradient of this precision can show it.
  func isVisible(in precision: Precision) -> Bool {
    relativeError.map { abs($0) >= precision.resolution } ?? true
  }
}

/// A gradient with a planted mistake.
struct SeededGradient {
  let claim: ClaimedGradient

  /// The layer whose diagnosis is looked at, from 0.
  let layer: Int

  /// The name that every wrong part of that layer should be given; `nil` where the numbers do not
  /// determine one.
  let name: String?

  /// Entries that were drawn for the mistake and passed over, since their own rounding would hide
  /// it.
  var passedOver = 0

  /// Whether a diagnosis gives the name to every part of the layer that is wrong, and there is one.
  func isNamed(by grade: Grade) -> Bool {
    let wrong = grade.layers[layer].parts.map(\.part).filter { $0.right == false }
    return !wrong.isEmpty
      && wrong.allSatisfy { $0.findings.contains { $0.mistake.name == name } }
  }
}
