import Networks

/// A worked example as a table of Markdown, each step's equation linked to where it stands.
package struct WorkedMarkdown {
  private let notation: String
  private let steps: [WorkedStep]

  /// - Parameters:
  ///   - notation: whose letters and quantities.
  ///   - file: a network with examples.
  package init(_ notation: any WorkedNotation.Type, _ file: NetworkFile) {
    self.notation = notation.name
    steps = notation.worked(file.network, on: file.examples)
  }

  /// The lines of the table.
  package var lines: [String] {
    var (lines, part) = (
      ["| quantity | how it comes about | value |", "|---|---|---|"], WorkedStep.Part?.none
    )
    for step in steps {
      if step.part != part { lines.append("| **\(step.part.rawValue)** | | |") }
      part = step.part
      lines.append("| \(link(to: step.label)) | $\(escaped(step.formula))$ | |")
      lines += step.values.map(row)
    }
    return lines
  }

  private func row(_ value: WorkedStep.Value) -> String {
    let number = Arithmetic.latex(value.value)
    let working = value.working?.latex ?? ""
    let cell = working.isEmpty || working == number ? "" : "$\(working)$"
    return "| $\(value.name)$ | \(cell) | $\(number)$ |"
  }

  /// A label without the text's name, which is that of the page, as a link to its equation.
  private func link(to label: String?) -> String {
    guard let label else { return "" }
    var short =
      label.hasPrefix(notation + "-") ? String(label.dropFirst(notation.count + 1)) : label
    short = short.replacing("algorithm-", with: "alg. ").replacing("-line-", with: ", ")
      .replacing("-mended", with: ", mended")
    return "[`\(short)`](#\(label))"
  }

  /// A formula in a cell of a table.
  private func escaped(_ formula: String) -> String { formula.replacing("|", with: #"\mid"#) }
}
