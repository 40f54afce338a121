//===----------------------------------------------------------------------===//
// Definitions of macros, wherever a document makes them.
//===----------------------------------------------------------------------===//

/// Reads one definition: `\newcommand`, `\def`, `\let`, `\DeclareMathOperator` and their like.
package struct DefinitionReader {
  /// A definition and where it ends.
  package struct Definition {
    /// Nil for one that is read over: of an environment, or with delimited parameters.
    package var macro: (name: String, value: Macro)?
    package var end: Int
  }

  /// The commands that define.
  package static let commands: Set<String> = [
    "newcommand", "renewcommand", "providecommand", "DeclareRobustCommand", "def", "gdef", "edef",
    "xdef", "let", "DeclareMathOperator", "DeclarePairedDelimiter", "DeclarePairedDelimiterX",
    "newenvironment", "renewenvironment", "NewDocumentCommand", "RenewDocumentCommand",
    "DeclareDocumentCommand", "ProvideDocumentCommand",
  ]

  package let scalars: [Unicode.Scalar]
  package let braces: Braces
  private let known: Macros
  package var index: Int

  /// Reads the definition whose command `name` ends at `index`; nil if it is none.
  package static func definition(
    _ name: String, at index: Int, in scalars: [Unicode.Scalar], braces: Braces, known: Macros
  ) -> Definition? {
    var reader = DefinitionReader(scalars: scalars, braces: braces, known: known, index: index)
    let macro: (String, Macro)?
    switch name {
    case "newcommand", "renewcommand", "providecommand", "DeclareRobustCommand":
      guard let read = reader.newCommand() else { return nil }
      macro = name == "providecommand" && known[read.0] != nil ? nil : read
    case "NewDocumentCommand", "RenewDocumentCommand", "DeclareDocumentCommand",
      "ProvideDocumentCommand":
      guard let read = reader.documentCommand() else { return nil }
      macro = read.1.map { (read.0, $0) }
      return Definition(macro: macro, end: reader.index)
    case "let": macro = reader.alias()
    case "DeclareMathOperator": macro = reader.mathOperator()
    case "DeclarePairedDelimiter": macro = reader.pairedDelimiter()
    case "DeclarePairedDelimiterX": macro = reader.pairedDelimiterWithBody()
    case "newenvironment", "renewenvironment":
      guard reader.skipEnvironment() else { return nil }
      return Definition(macro: nil, end: reader.index)
    default:
      guard let read = reader.plainDefinition() else { return nil }
      macro = read.1.map { (read.0, $0) }
      return Definition(macro: macro, end: reader.index)
    }
    if macro == nil && name != "providecommand" { return nil }
    return Definition(macro: macro, end: reader.index)
  }

  /// `{\name}[2][default]{body}`
  private mutating func newCommand() -> (String, Macro)? {
    skipStar()
    guard let name = commandName() else { return nil }
    var macro = Macro(body: [])
    if let count = brackets() {
      guard let number = Int(String(scalars[count])), 0...9 ~= number else { return nil }
      macro.parameters = number
      if number > 0, let standard = brackets() { macro.defaultArgument = lexemes(standard) }
    }
    guard let body = group() ?? oneCommand() else { return nil }
    macro.body = lexemes(body)
    return (name, macro)
  }

  /// `{\name}{m m}{body}` or, with an optional first argument, `{\name}{O{default} m}{body}`; no
  /// macro if it takes anything else, such as a star.
  private mutating func documentCommand() -> (String, Macro?)? {
    guard let name = commandName(), let given = group(), let body = group() else { return nil }
    var macro = Macro(body: lexemes(body))
    var place = given.lowerBound
    while place < given.upperBound {
      defer { place += 1 }
      switch scalars[place] {
      case "m": macro.parameters += 1
      case "o" where macro.parameters == 0:
        macro.parameters = 1
        macro.defaultArgument = []
      case "O" where macro.parameters == 0:
        guard place + 1 < given.upperBound, scalars[place + 1] == "{",
          let end = braces.closing(place + 1), end < given.upperBound
        else { return (name, nil) }
        macro.parameters = 1
        macro.defaultArgument = lexemes((place + 2)..<end)
        place = end
      case _ where scalars[place].isBlank || scalars[place] == "\n": break
      default: return (name, nil)
      }
    }
    return macro.parameters <= 9 ? (name, macro) : (name, nil)
  }

  /// `\name#1#2{body}`; no macro if its parameters are delimited.
  private mutating func plainDefinition() -> (String, Macro?)? {
    guard let name = commandName() else { return nil }
    var parameters = 0
    var isDelimited = false
    let limit = min(scalars.count, index + 100)
    while index < limit, scalars[index] != "{", scalars[index] != "\n" {
      if scalars[index] == "#", index + 1 < scalars.count, scalars[index + 1].isDigit {
        parameters += 1
        index += 2
      } else {
        isDelimited = isDelimited || !scalars[index].isBlank
        index += 1
      }
    }
    guard let body = group() else { return nil }
    return (name, isDelimited ? nil : Macro(parameters: parameters, body: lexemes(body)))
  }

  /// `\name=\other`, `\name\other`, `\name=+`
  private mutating func alias() -> (String, Macro)? {
    guard let name = commandName() else { return nil }
    skipBlanks()
    if index < scalars.count, scalars[index] == "=" { index += 1 }
    skipBlanks()
    guard let target = oneCommand() ?? oneCharacter() else { return nil }
    var body = lexemes(target)
    if let first = body.first, first.kind == .command {
      if let macro = known[first.text] { return (name, macro) }
      body[0].isPrimitive = true
    }
    return (name, Macro(body: body))
  }

  /// `{\name}{text}`
  private mutating func mathOperator() -> (String, Macro)? {
    skipStar()
    guard let name = commandName(), let text = group() else { return nil }
    let written = "\\operatorname{".unicodeScalars + scalars[text] + "}".unicodeScalars
    return (name, Macro(body: Lexer.lexemes(of: Array(written), base: 0, isDefinition: true)))
  }

  /// `{\name}{left}{right}`
  private mutating func pairedDelimiter() -> (String, Macro)? {
    guard let name = commandName(), let left = group(), let right = group() else { return nil }
    let parameter = Lexeme(kind: .symbol, text: "#1", start: 0, end: 0)
    let body = lexemes(left) + [parameter] + lexemes(right)
    return (name, Macro(parameters: 1, isDelimiter: true, body: body))
  }

  /// `{\name}[2]{left}{right}{body}`
  private mutating func pairedDelimiterWithBody() -> (String, Macro)? {
    guard let name = commandName(), let count = brackets(),
      let number = Int(String(scalars[count])), 0...9 ~= number,
      let left = group(), let right = group(), let inner = group()
    else { return nil }
    let body = lexemes(left) + lexemes(inner) + lexemes(right)
    return (name, Macro(parameters: number, isDelimiter: true, body: body))
  }

  /// `{name}[2][default]{begin}{end}`
  private mutating func skipEnvironment() -> Bool {
    skipStar()
    guard group() != nil else { return false }
    while brackets() != nil {}
    return group() != nil && group() != nil
  }
}
