/// The constants that an explanation found by fitting, and the one law for all of them: *fewer numbers
/// than unknowns explain nothing*.
///
/// Any number is some constant times any other, so that a constant that was fitted to one number says
/// nothing. A constant is a coincidence unless the parts that it explains hold more numbers than
/// there are constants in them; several parts that need the same constant count together. A constant
/// that means something, such as n or −1, was not fitted: it is one of a few that could be tried.
struct FittedConstants {
  /// What was fitted to each part.
  private var parts: [Part: (numbers: Int, constants: Set<Double>)] = [:]

  /// The constants that explain nothing.
  private(set) var coincidences: Set<Double> = []

  /// Notes what explains a part of so many different numbers.
  mutating func note(
    _ mistakes: [Mistake], in part: Part, numbers: Int, meaningful factors: [Double]
  ) {
    let constants = mistakes.filter { !$0.isMeaningful(among: factors) }.compactMap(\.value)
    guard !constants.isEmpty, !mistakes.contains(.unknown) else { return }
    parts[part] = (numbers, Set(constants))
    let all = parts.values.reduce(into: Set<Double>()) { $0.formUnion($1.constants) }
    coincidences = all.filter { constant in
      let own = parts.values.filter { $0.constants.contains(constant) }
      let unknowns = own.reduce(into: Set<Double>()) { $0.formUnion($1.constants) }
      return own.reduce(0) { $0 + $1.numbers } <= unknowns.count
    }
  }
}
