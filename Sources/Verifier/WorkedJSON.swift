import Networks

extension WorkedStep {
  /// `{"part": "Forward", "equation": "cs229-1", "formula": …, "latex": …, "values": […]}`.
  var json: JSONText {
    let numbers = values.map { value in
      JSONText.object([
        ("name", .string(FormulaTree(value.name).plain)),
        ("working", value.working.map { .string($0.plain) } ?? .null),
        ("value", .number(value.value)),
      ])
    }
    return .object([
      ("part", .string(part.rawValue.lowercased())),
      ("equation", label.map { .string($0) } ?? .null),
      ("formula", .string(FormulaTree(formula).plain)), ("latex", .string(formula)),
      ("values", .array(numbers)),
    ])
  }
}
