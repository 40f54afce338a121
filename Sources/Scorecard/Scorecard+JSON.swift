import GradientCheck
import Networks

// For programs.
extension Scorecard {
  /// `{"right": …, "seed": …, "wrongGradients": […], "rightGradients": […], "coarse": […]}`: of wrong
  /// gradients the cases of each mistake, of right ones the false alarms, and how many entries are
  /// known no better than the error looked for.
  public var json: JSONText {
    var (wrong, right, coarse): ([JSONText], [JSONText], [JSONText]) = ([], [], [])
    for precision in Precision.allCases {
      wrong += SeededMistake.allCases.compactMap { mistake in
        mistakes[Row(key: mistake, precision: precision)].map {
          json($0, mistake.rawValue, precision)
        }
      }
      right += Hardship.allCases.compactMap { hardship in
        alarms[Row(key: hardship, precision: precision)].map {
          .object([
            ("kind", .string(hardship.description)), ("precision", .string(precision.rawValue)),
            ("gradients", .integer($0.gradients)), ("falseAlarms", counts($0.raised)),
          ])
        }
      }
      coarse += self.coarse.filter { $0.key.precision == precision }
        .sorted { $0.key.key < $1.key.key }
        .map {
          .object([
            ("parameters", .integer($0.key.key)), ("precision", .string(precision.rawValue)),
            ("entries", .integer($0.value.entries)), ("coarse", .integer($0.value.coarse)),
          ])
        }
    }
    return .object([
      ("right", .boolean(isRight)), ("seed", .integer(Int(clamping: seed))),
      ("wrongGradients", .array(wrong)), ("rightGradients", .array(right)),
      ("coarse", .array(coarse)),
    ])
  }

  private func json(_ tally: Tally, _ mistake: String, _ precision: Precision) -> JSONText {
    .object([
      ("mistake", .string(mistake)), ("precision", .string(precision.rawValue)),
      ("cases", .integer(tally.cases)), ("nameable", .integer(tally.nameable)),
      ("named", .integer(tally.named)), ("passedOver", .integer(tally.passedOver)),
      ("detected", counts(tally.detected)),
    ])
  }

  private func counts(_ numbers: [Checker: Int]) -> JSONText {
    .object(Checker.allCases.map { ($0.rawValue, .integer(numbers[$0, default: 0])) })
  }
}
