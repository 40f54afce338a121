import Networks

/// A worked example for a terminal: each step's equation with its label, then its numbers.
struct WorkedText {
  /// Columns.
  static let width = 80

  /// More numbers of one step are not all shown.
  static let mostValues = 24

  let steps: [WorkedStep]

  var lines: [String] {
    var (lines, part): ([String], WorkedStep.Part?) = ([], nil)
    for step in steps {
      if step.part != part { lines.append("  " + step.part.rawValue) }
      part = step.part
      lines += head(step) + values(step)
    }
    return lines
  }

  private func head(_ step: WorkedStep) -> [String] {
    let label = step.label.map { Self.shown($0) + ": " } ?? ""
    return Self.wrapped(label + FormulaTree(step.formula).plain, indentation: 4)
  }

  private func values(_ step: WorkedStep) -> [String] {
    let hidden = step.values.count - Self.mostValues
    let shown = hidden > 0 ? step.values.prefix(Self.mostValues) : step.values[...]
    let lines = shown.flatMap { value in
      let name = FormulaTree(value.name).plain
      let working = value.working?.plain
      let number = Arithmetic.plain(value.value)
      let parts = [name, working == number ? nil : working, number].compactMap { $0 }
      return Self.wrapped(parts.joined(separator: " = "), indentation: 6)
    }
    return lines + (hidden > 0 ? ["      and \(hidden) more, all of them in JSON"] : [])
  }

  /// A label; what stands for a misprint mended is said to.
  static func shown(_ label: String) -> String {
    label.hasSuffix("-mended") ? label.dropLast("-mended".count) + ", mended" : label
  }

  /// A line broken where it is too long; what follows is indented further. What stands in short
  /// brackets, and a result with its sign, stay together.
  static func wrapped(_ text: String, indentation: Int) -> [String] {
    let room = width - indentation
    let lines = text.count <= room ? [text] : broken(text, room - 4)
    return lines.enumerated().map { index, line in
      String(repeating: " ", count: indentation + (index > 0 ? 4 : 0)) + line
    }
  }

  private static func broken(_ text: String, _ width: Int) -> [String] {
    let glue: Character = "\u{A0}"
    var glued = text.replacing(" = ", with: " =\(glue)")
    for part in text.split(separator: "(", omittingEmptySubsequences: false).dropFirst() {
      let inside = part.prefix { $0 != ")" }
      guard inside.count < 24 else { continue }
      glued = glued.replacing("(\(inside))", with: "(\(inside.replacing(" ", with: String(glue))))")
    }
    return wrap(glued, width: width).replacing(String(glue), with: " ").split(separator: "\n")
      .map(String.init)
  }
}
