//===----------------------------------------------------------------------===//
// The names of LaTeX that decide how a text is read, before anyone asks what it means.
//===----------------------------------------------------------------------===//

/// Which commands and environments of LaTeX take what.
enum Vocabulary {
  /// Environments that are displays by themselves; none stands inside another of its name.
  static let displayEnvironments = withStars([
    "equation", "align", "alignat", "flalign", "xalignat", "xxalignat", "gather", "multline",
    "eqnarray", "displaymath", "dmath", "IEEEeqnarray", "empheq", "numcases", "subnumcases",
  ])

  /// Environments of mathematics that stand inside a display; Markdown has them alone, too.
  static let innerEnvironments = withStars([
    "aligned", "alignedat", "gathered", "multlined", "split", "array", "matrix", "pmatrix",
    "bmatrix", "Bmatrix", "vmatrix", "Vmatrix", "smallmatrix", "cases", "dcases", "rcases",
  ])

  /// Environments whose text is shown as it is typed, or not at all.
  static let verbatimEnvironments = withStars([
    "verbatim", "Verbatim", "lstlisting", "minted", "comment", "filecontents",
  ])

  /// Environments with an optional placement after the name.
  static let placedEnvironments = withStars([
    "array", "aligned", "alignedat", "gathered", "multlined", "tabular", "matrix", "pmatrix",
    "bmatrix", "Bmatrix", "vmatrix", "Vmatrix",
  ])

  /// Environments with a column specification, or a number of columns, after the name.
  static let specifiedEnvironments = withStars([
    "array", "alignat", "alignedat", "xalignat", "xxalignat", "IEEEeqnarray", "tabular",
    "subarray", "empheq",
  ])

  /// Commands whose argument is words.
  static let wordCommands: Set<String> = [
    "text", "mbox", "hbox", "textrm", "textit", "textbf", "textsf", "texttt", "textnormal",
    "textup", "textsl", "textmd", "textsc", "emph", "intertext", "shortintertext",
  ]

  /// Commands with arguments that are neither mathematics nor words of the text, and how many.
  static let verbatimArguments: [String: Int] = [
    "label": 1, "tag": 1, "ref": 1, "eqref": 1, "cref": 1, "cite": 1, "footnote": 1,
    "color": 1, "textcolor": 1, "colorbox": 1, "definecolor": 3, "hspace": 1, "vspace": 1,
    "mspace": 1, "rule": 2, "phantom": 1, "hphantom": 1, "vphantom": 1, "cline": 1, "href": 1,
    "class": 1, "cssId": 1, "style": 1, "htmlClass": 1, "htmlId": 1, "htmlStyle": 1,
    "require": 1, "setlength": 2, "setcounter": 2, "addtocounter": 2,
  ]

  /// Commands followed by a distance without braces.
  static let distanceCommands: Set<String> = ["kern", "mkern", "hskip", "mskip"]

  /// Commands that take their arguments without braces too, and how many: a digit is one.
  static let argumentCounts: [String: Int] = {
    var counts: [String: Int] = [:]
    for name in ["frac", "dfrac", "tfrac", "cfrac", "binom", "dbinom", "tbinom", "overset"] {
      counts[name] = 2
    }
    for name in [
      "sqrt", "mathbf", "mathbb", "mathrm", "mathcal", "mathsf", "mathit", "mathtt", "mathfrak",
      "mathscr", "boldsymbol", "bm", "pmb", "hat", "bar", "tilde", "vec", "dot", "ddot",
      "mathds", "mathbbm", "overline", "underline", "widehat", "widetilde", "check", "breve",
      "mathring",
    ] {
      counts[name] = 1
    }
    return counts
  }()

  /// Commands that end a row, besides `\\`.
  static let rowCommands: Set<String> = ["cr", "newline", "tabularnewline"]

  /// Commands that begin a part of a LaTeX document: no formula runs over one.
  static let sectionCommands: Set<String> = [
    "part", "chapter", "section", "subsection", "subsubsection", "paragraph",
  ]

  private static func withStars(_ names: [String]) -> Set<String> {
    Set(names + names.map { $0 + "*" })
  }
}
