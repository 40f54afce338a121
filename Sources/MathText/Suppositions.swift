//===----------------------------------------------------------------------===//
// What words suppose for a sentence alone, and where headings stand.
//===----------------------------------------------------------------------===//

extension Document {
  /// Whether the sentence before a display supposes something that it may not say in a formula: “where
  /// the loss is flat”, “if all gradients are the same”.
  ///
  /// - Parameter ofSteps: whether the text says of steps what is constant, or the same at each
  package func supposes(before display: Display, ofSteps: Bool) -> Bool {
    let suppositions = ofSteps ? Self.suppositions.union(Self.ofSteps) : Self.suppositions
    // Behind a comma the sentence before a display goes on.
    for display in displays.filter({ !$0.isInline && $0.ordinal <= display.ordinal }).reversed() {
      let sentence = Self.lastSentence(words(before: display, atMost: Self.reach))
      let said = Self.words(of: sentence)
      // “1 if k = m, and 0 otherwise” says what a sign means.
      if !said.isEmpty {
        return !said.contains("otherwise") && said.contains(where: suppositions.contains)
      }
      let before = displays.last { !$0.isInline && $0.ordinal < display.ordinal }
      guard before?.tokens.last(where: { $0.kind != .command })?.text == "," else { return false }
    }
    return false
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
    "if", "when", "whenever", "suppose", "supposing", "assume", "assuming", "replaced", "frozen",
    "held", "ignoring", "neglecting", "neglect", "without", "special", "case", "unless", "provided",
    "limit", "limiting", "wenn", "falls", "sofern", "ohne", "angenommen",
  ]

  private static let ofSteps: Set<String> = [
    "where", "wherever", "constant", "constants", "constantly", "fixed", "same", "equal", "always",
    "flat", "quadratic", "konstant", "konstanten", "gleich",
  ]
}
