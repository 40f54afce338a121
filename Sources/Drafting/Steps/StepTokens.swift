//===----------------------------------------------------------------------===//
// Words of LaTeX, as one needs them who writes out what counts steps.
//===----------------------------------------------------------------------===//

import MathText

extension [Token] {
  /// The end of what begins at a place and is one thing there: a group in braces, or a token.
  func endOfArgument(at start: Int) -> Int {
    guard indices.contains(start) else { return start }
    guard self[start].kind == .openBrace else { return start + 1 }
    var depth = 0
    for place in start..<count {
      if self[place].kind == .openBrace { depth += 1 }
      if self[place].kind == .closeBrace { depth -= 1 }
      if depth == 0 { return place + 1 }
    }
    return count
  }

  /// The first place from one on that no space stands at.
  func placeBehindSpaces(from start: Int) -> Int {
    self[Swift.min(start, count)...].firstIndex { !$0.isSpace } ?? count
  }

  /// What is in the braces of a range, or the one token that it is.
  func content(of range: Range<Int>) -> [Token] {
    guard let first = range.first, self[first].kind == .openBrace, range.count > 1 else {
      return Array(self[range])
    }
    return Array(self[(first + 1)..<(range.upperBound - 1)])
  }

  /// The content without round, square or angle brackets around all of it; nil where there are none.
  var withoutBrackets: [Token]? {
    var inner = self[...].filter { !["left", "right", "big", "bigl", "bigr"].contains($0.text) }
    guard inner.count > 2, let open = inner.first?.text, let close = inner.last?.text,
      [("(", ")"), ("[", "]"), ("langle", "rangle"), ("<", ">")].contains(where: {
        $0.0 == open && $0.1 == close
      })
    else { return nil }
    inner.removeFirst()
    inner.removeLast()
    return inner
  }

  /// A number that letters with known values make by sums and differences, `t - k + 1`; nil of anything
  /// else.
  func number(_ values: [String: Int]) -> Int? {
    var result = 0
    var sign = 1
    var isOpen = true
    for token in self where !token.isSpace {
      switch token.text {
      case "+" where !isOpen: (sign, isOpen) = (1, true)
      case "-" where !isOpen, "−" where !isOpen: (sign, isOpen) = (-1, true)
      default:
        guard isOpen, let value = values[token.name] ?? Int(token.text), abs(value) < 1_000_000
        else { return nil }
        result += sign * value
        isOpen = false
      }
    }
    return isEmpty || isOpen ? nil : result
  }
}

extension Token {
  /// What it is called as a name.
  var name: String { kind == .command ? "\\" + text : text }

  /// Whether it is a name: a letter, Greek or not.
  var isLetter: Bool {
    kind == .letter || kind == .command && Self.greek.contains(text)
  }

  private static let greek: Set<String> = [
    "alpha", "beta", "gamma", "delta", "epsilon", "varepsilon", "zeta", "eta", "theta", "kappa",
    "lambda", "mu", "nu", "xi", "pi", "rho", "sigma", "tau", "phi", "varphi", "chi", "psi", "omega",
    "ell", "Gamma", "Delta", "Theta", "Lambda", "Phi", "Psi", "Omega",
  ]

  var isSpace: Bool { kind == .command && Self.spaces.contains(text) }
  private static let spaces: Set<String> = [",", ";", ":", "!", " ", "quad", "qquad", "thinspace"]

  /// Whether it makes one thing of what it stands before: `\hat y`.
  var isAccent: Bool { kind == .command && Self.accents.contains(text) }
  private static let accents: Set<String> = [
    "hat", "widehat", "bar", "overline", "tilde", "widetilde", "vec", "dot", "mathbf", "boldsymbol",
    "bm", "mathrm", "mathcal", "mathbb", "mathsf", "operatorname", "mathit", "text", "underline",
  ]

  /// The same place with other words.
  func saying(_ kind: Kind, _ text: String) -> Token {
    Token(kind, text, position: position, end: end)
  }

  /// A number in its place, in braces.
  func saying(_ number: Int) -> [Token] {
    let sign = number < 0 ? [saying(.symbol, "-")] : []
    return [saying(.openBrace, "{")] + sign + [saying(.number, "\(abs(number))")]
      + [saying(.closeBrace, "}")]
  }

  var isDots: Bool {
    kind == .command && ["dots", "ldots", "cdots", "dotsc", "dotsb", "dotsm"].contains(text)
  }

  /// Whether it makes of a display what cannot be written out: dots, a limit, a value that is set anew, an
  /// expectation.
  var isOfNoStep: Bool {
    isDots || kind == .command && ["lim", "infty", "leftarrow", "gets", "mathbb"].contains(text)
      || text == "←"
  }

  /// Whether an equation may begin behind it.
  var beginsEquation: Bool {
    switch kind {
    case .ampersand, .newRow, .begin, .words: true
    default: isSpace || text == ","
    }
  }

  /// Whether it ends what a sum is of.
  var endsTerm: Bool {
    switch kind {
    case .ampersand, .newRow, .end, .words, .closeBrace: true
    case .symbol: Self.signsAtEnds.contains(text)
    case .command: Self.commandsAtEnds.contains(text)
    default: false
    }
  }

  private static let signsAtEnds: Set<String> = [
    "+", "-", "−", "=", "<", ">", ",", ";", ".", ")", "]", "≤", "≥", "≈", "→", "←", ":",
  ]
  private static let commandsAtEnds: Set<String> = [
    "quad", "qquad", "le", "leq", "ge", "geq", "approx", "equiv", "to", "longrightarrow",
    "rightarrow", "leftarrow", "gets", "implies", "Rightarrow", "propto", "sim", "ne", "neq", "in",
    "pm", "mp", "coloneqq", "right", "rangle", "rVert", "rvert", "bigr", "Bigr", "biggr",
  ]

  /// Whether it compares what stands around it.
  var isComparison: Bool {
    ["=", "<", ">", "≤", "≥"].contains(text)
      || kind == .command
        && ["le", "leq", "ge", "geq", "lt", "gt", "ne", "neq", "leqslant", "geqslant"].contains(
          text)
  }
}
