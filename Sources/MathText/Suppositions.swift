//===----------------------------------------------------------------------===//
// What words suppose for a sentence alone, and where headings stand.
//===----------------------------------------------------------------------===//

extension Document {
  /// Whether the sentence before a display supposes something that it may not say in a formula: “where
  /// the loss is flat”, “if all gradients are the same”.
  package func supposes(before display: Display) -> Bool {
    let sentence = Self.lastSentence(words(before: display, atMost: Self.reach))
    return Self.words(of: sentence).contains(where: Self.suppositions.contains)
  }

  /// Whether a heading stands before a display, behind the one before it, or a paragraph there leads in
  /// with a few words in bold.
  package func isBehindHeading(_ display: Display) -> Bool {
    hasLine(
      before: display,
      beginningWith: [
        "#", "**", "__", "\\section", "\\subsection", "\\textbf{", "\\paragraph{",
      ])
  }

  private static let suppositions: Set<String> = [
    "if", "when", "whenever", "where", "wherever", "suppose", "supposing", "assume", "assuming",
    "constant", "constants", "constantly", "replaced", "frozen", "fixed", "held", "same", "equal",
    "always", "flat", "ignoring", "neglecting",
    "neglect", "without", "quadratic", "special", "case", "unless", "provided", "limit", "limiting",
    "wenn", "falls", "sofern", "konstant", "konstanten", "ohne", "angenommen", "gleich",
  ]
}
