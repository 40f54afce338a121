//===----------------------------------------------------------------------===//
// The matrix of all examples, or of all classes: X of rows x_i, \Theta of columns \theta_k.
//===----------------------------------------------------------------------===//

import MathText
import Syntax

/// A matrix that has the vectors of a family as its rows, or as its columns.
struct FamilyStack: Hashable {
  /// By its key, `x_{j}`.
  let family: String
  /// The capital of its letter.
  let matrix: String
  let isOfRows: Bool

  /// Greek capitals that look like Latin ones.
  private static let latin = [
    "alpha": "A", "beta": "B", "zeta": "Z", "eta": "H", "kappa": "K", "mu": "M", "nu": "N",
    "rho": "P", "tau": "T", "chi": "X",
  ]

  /// The capital of a letter: X of x, \Theta of \theta; nil of what is one.
  static func capital(of plain: String) -> String? {
    let letter = plain.hasPrefix("\\") ? String(plain.dropFirst()) : plain
    if plain.hasPrefix("\\"), let capital = latin[letter] { return capital }
    guard let first = letter.first, first.isLowercase, letter.allSatisfy(\.isLetter) else {
      return nil
    }
    return (plain.hasPrefix("\\") ? "\\" : "") + first.uppercased() + letter.dropFirst()
  }

  /// Those of which the words say how they lie: “the design matrix $X$”, “whose rows are $x_i^\top$”.
  static func said(of families: Set<String>, in document: Document) -> [FamilyStack] {
    let sentences = document.linesOfAll.joined(separator: " ").split(
      separator: #/[.;:!?](?:\s|$)/#)
    return families.sorted().compactMap { family in
      guard let capital = capital(of: family) else { return nil }
      let own = sentences.filter { mentions(capital, in: $0) }.map { $0.lowercased() }
      let isOfRows = own.contains { $0.contains(#/\brows?\b|\bdesign\s+matrix\b/#) }
      let isOfColumns = own.contains { $0.contains(#/\bcolumns?\b/#) }
      guard isOfRows != isOfColumns else { return nil }
      return FamilyStack(family: "\(family)_{j}", matrix: capital, isOfRows: isOfRows)
    }
  }

  /// Whether the words say of all examples that they are rows; nil where they say it of none, or not of all.
  static func areRows(of text: DraftText, in document: Document) -> Bool? {
    let examples = [DraftRole.input, .target, .activation, .preactivation].reduce(into: Set()) {
      $0.formUnion($1.habits)
    }
    let families = Set(
      text.mentions.map(\.mention).filter { $0.below.count == 1 && examples.contains($0.plain) }
        .map(\.plain))
    let said = Set(said(of: families, in: document).map(\.isOfRows))
    return said.count == 1 ? said.first : nil
  }

  /// Whether a formula of a sentence has a name.
  private static func mentions(_ name: String, in sentence: Substring) -> Bool {
    sentence.split(separator: "$", omittingEmptySubsequences: false).enumerated().contains {
      $0.offset % 2 == 1 && Latex.tokens(String($0.element)).contains { $0.name == name }
    }
  }
}

extension Document {
  /// “we write $\bar{v}$ for $\partial L/\partial v$”, “a bar over a letter is the gradient of the loss”.
  var saysBarsAreGradients: Bool {
    linesOfAll.joined(separator: " ").split(separator: #/[.;:!?](?:\s|$)/#).contains { sentence in
      sentence.contains(#/\\bar\b|\\overline\b|\b[bB]ars?\b|Querstrich/#)
        && sentence.contains(
          #/\\partial|\bgradients?\b|\bderivatives?\b|\badjoints?\b|\bAbleitung/#)
    }
  }
}
