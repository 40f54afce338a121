import Networks

/// The precision in which a gradient was computed.
public enum Precision: String, Codable, CaseIterable, Sendable {
  /// 53 binary digits, or 24.
  case double, float

  /// Float where every number is exactly a Float, or the shortest decimal that reads back as one, as
  /// the numbers of a Float program are when they are written out, and at least one has so many
  /// digits that it would hardly be one by chance; Double otherwise, as for zeros and small integers.
  public init(of numbers: some Sequence<Double>) {
    var isTelling = false
    for number in numbers where number != 0 {
      let float = Float(number)
      guard Double(float) == number || Double(float.description) == number else {
        self = .double
        return
      }
      if !isTelling {
        isTelling = number != number.rounded() && number != number.rounded(toDigits: 4)
      }
    }
    self = isTelling ? .float : .double
  }

  /// The relative error that a check should see. An entry whose own rounding is larger is called
  /// unresolved rather than silently right.
  public var resolution: Double {
    switch self {
    case .double: 1e-10
    case .float: 1e-5
    }
  }

  /// The unit roundoff: half the distance from 1 to the next number.
  var unit: Double {
    switch self {
    case .double: Double.ulpOfOne / 2
    case .float: Double(Float.ulpOfOne) / 2
    }
  }

  /// By how much an honest error may exceed the largest of the perturbed runs, see ``Rounding``.
  var caution: Double {
    switch self {
    case .double: 6
    case .float: 2.5
    }
  }

  /// How many perturbed runs there are: more where less caution can be afforded.
  var runs: Int {
    switch self {
    case .double: 16
    case .float: 32
    }
  }

  /// What writing a number down in this precision may change: two units in its last place, and the
  /// least normal number, below which some libraries flush to 0.
  func ownRounding(of number: Double) -> Double {
    let leastNormal =
      switch self {
      case .double: Double.leastNormalMagnitude
      case .float: Double(Float.leastNormalMagnitude)
      }
    return 4 * unit * abs(number) + leastNormal
  }
}
