//===----------------------------------------------------------------------===//
// What a notation leaves open, read as the text as a whole bears it out.
//===----------------------------------------------------------------------===//

/// A notation with what it leaves open settled, and how.
struct SettledNotation {
  var notation: TextNotation
  /// What was settled otherwise than where nothing is said, in words.
  var remarks: [String] = []
}

/// The conventions of a text that its notation does not say: whether the derivative of a number is a
/// row, which way the matrices of weights lie, and those of all samples.
///
/// A text is read with other conventions than the usual where at least two more of its equations hold
/// with them. A single equation that would hold with others is wrong.
struct OpenConventions {
  /// How many faulty equations fewer make up for another convention in all of a text.
  static let price = 1.5
  /// How many for another from one display on: it takes more to believe that a text changes its mind.
  static let priceOfChange = 2.5
  /// How many claims of one display count: one fault makes a whole chain of equalities wrong.
  static let most = 4

  let notation: TextNotation
  let document: Document

  func settled() -> SettledNotation {
    let usual = faults(in: notation)
    var best = (settled: SettledNotation(notation: notation), faults: usual)
    guard cost(usual) > Self.price else { return best.settled }
    for turned in [\TextNotation.withWeightsTurned, \TextNotation.withSamplesTurned] {
      guard let (other, remark) = best.settled.notation[keyPath: turned] else { continue }
      let faults = faults(in: other)
      guard cost(faults) + Self.price < cost(best.faults) else { continue }
      best.settled.notation = other
      best.settled.remarks.append(remark)
      best.faults = faults
    }
    return withGradients(best.settled, best.faults)
  }

  /// How many claims are wrong, by display.
  private func faults(in notation: TextNotation) -> [Double] {
    var session = Session(on: document, notation: notation)
    return document.displays.map { display in
      let wrong = session.proofread(display).count { $0.report.verdict.isWrong }
      return display.mark == .misprint ? 0 : Double(min(wrong, Self.most))
    }
  }

  private func cost(_ faults: [Double]) -> Double { faults.reduce(0, +) }

  /// The shape of gradients, which a text may change on its way.
  private func withGradients(_ settled: SettledNotation, _ usual: [Double]) -> SettledNotation {
    guard settled.notation.gradients.isEmpty, cost(usual) > Self.price else { return settled }
    let layouts = Set(settled.notation.layouts.map(\.value))
    let all: [TextNotation.Gradients] =
      layouts == [.numerator]
      ? [.rows, .rowsForFractions, .rowsExceptParameters, .shaped]
      : [.shaped, .rows, .rowsForFractions, .rowsExceptParameters]
    let faults = all.map { gradients in
      if gradients == all[0] { return usual }
      var other = settled.notation
      other.gradients = [.init(value: gradients)]
      return self.faults(in: other)
    }
    let path = Self.cheapest(faults)
    guard path.contains(where: { $0 != 0 }) else { return settled }
    var result = settled
    for (choice, gradients) in all.enumerated() {
      let displays = document.displays.indices.filter { path[$0] == choice }
        .map { document.displays[$0].ordinal }
      if displays.isEmpty { continue }
      result.notation.gradients.append(.init(value: gradients, displays: Set(displays)))
      if choice > 0 {
        result.remarks.append("\(gradients.words), in displays \(Self.ranges(displays))")
      }
    }
    return result
  }

  /// The choice at each display with the fewest faults, each change of choice at its price; the first
  /// choice is free to begin with.
  private static func cheapest(_ faults: [[Double]]) -> [Int] {
    let choices = Array(faults.indices)
    var costs = choices.map { $0 == 0 ? 0 : price }
    var origins: [[Int]] = []
    for display in faults.first?.indices ?? 0..<0 {
      var next: [Double] = []
      var from: [Int] = []
      for choice in choices {
        let arrivals = choices.map { costs[$0] + ($0 == choice ? 0 : priceOfChange) }
        // Where it costs the same, nothing changes.
        let cheapest = choices.min { arrivals[$0] < arrivals[$1] } ?? choice
        let origin = arrivals[choice] <= arrivals[cheapest] ? choice : cheapest
        from.append(origin)
        next.append(arrivals[origin] + faults[choice][display])
      }
      costs = next
      origins.append(from)
    }
    guard var choice = choices.min(by: { costs[$0] < costs[$1] }) else { return [] }
    var path: [Int] = []
    for (display, from) in origins.enumerated().reversed() {
      path.append(choice)
      if display > 0 { choice = from[choice] }
    }
    return path.reversed()
  }

  /// 1, 2, 3, 7 as `1–3, 7`.
  private static func ranges(_ numbers: [Int]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for number in numbers.sorted() {
      if let last = ranges.last, last.upperBound + 1 == number {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
      .joined(separator: ", ")
  }
}

extension TextNotation.Gradients {
  fileprivate var words: String {
    switch self {
    case .shaped: "the derivative of a number has the shape of what it is taken by"
    case .rows: "the derivative of a number is a row"
    case .rowsExceptParameters:
      "the derivative of a number is a row, and by weights and biases of their shape"
    case .rowsForFractions:
      "the derivative of a number is a row, and with ∇ of the shape of what it is taken by"
    }
  }
}

extension TextNotation {
  /// The same with the matrices of weights the other way round; nil where the notation says how
  /// they lie, or there are none.
  fileprivate var withWeightsTurned: (TextNotation, String)? {
    let isOpen = declarations.map { $0.quantity == .weight && !$0.saysRows }
    guard isOpen.contains(true) else { return nil }
    var other = self
    for place in declarations.indices where isOpen[place] {
      other.declarations[place].rowsAreFrom.toggle()
    }
    let isFrom = zip(other.declarations, isOpen).contains { $1 && $0.rowsAreFrom }
    let rows = isFrom ? "unit they come from" : "unit they go to"
    return (other, "the matrices of weights have a row per \(rows)")
  }

  /// The same with a row per sample; nil where the notation says how they lie, or there are none.
  fileprivate var withSamplesTurned: (TextNotation, String)? {
    guard samplesInRows.isEmpty, declarations.contains(where: \.isBatch) else { return nil }
    var other = self
    other.samplesInRows = [Setting(value: true)]
    return (other, "the matrices of all samples have a row per sample")
  }
}
