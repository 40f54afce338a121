//===----------------------------------------------------------------------===//
// How macros expand.
//===----------------------------------------------------------------------===//

/// One expansion in progress: a stack of tokens, the next one last.
///
/// Each failure ends it, so that no input is looked at more often than it grows.
struct Expansion {
  struct Failure {
    var message: String
    var offset: Int
  }

  private struct Pending {
    var lexeme: Lexeme
    var depth: Int
  }

  private var pending: [Pending]
  private let limit: Int
  private(set) var result: [Lexeme] = []
  /// How many tokens, or characters of words, macros have put in so far.
  private(set) var size = 0
  private(set) var failure: Failure?

  init(of lexemes: [Lexeme], limit: Int) {
    pending = lexemes.reversed().map { Pending(lexeme: $0, depth: 0) }
    self.limit = limit
  }

  mutating func run(with table: [String: Macro]) {
    while let next = pending.popLast() {
      if next.lexeme.kind == .command, !next.lexeme.isPrimitive, failure == nil,
        let macro = table[next.lexeme.text]
      {
        expand(macro, at: next)
      } else {
        result.append(next.lexeme)
      }
    }
  }

  private mutating func expand(_ macro: Macro, at use: Pending) {
    let name = "\\" + use.lexeme.text
    guard use.depth < Macros.depthLimit else {
      return fail("\(name) expands to itself, or too deep", at: use)
    }
    guard let arguments = takeArguments(of: macro) else {
      return fail("\(name) lacks an argument", at: use)
    }
    guard let expanded = substitute(arguments, in: macro.body, at: use.lexeme) else {
      return fail("\(name) expands to too much", at: use)
    }
    pending += expanded.reversed().map { Pending(lexeme: $0, depth: use.depth + 1) }
  }

  private mutating func fail(_ message: String, at use: Pending) {
    failure = Failure(message: message, offset: use.lexeme.start)
    result.append(use.lexeme)
  }

  // MARK: Arguments

  /// Takes a macro's arguments from what follows; nil, with nothing taken, if there are too few.
  private mutating func takeArguments(of macro: Macro) -> [[Lexeme]]? {
    var top = pending.count
    var arguments: [[Lexeme]] = []
    if macro.isDelimiter {
      if top > 0, pending[top - 1].lexeme.text == "*" { top -= 1 }
      if opensBracket(top), argument(below: &top, isOptional: true) == nil { return nil }
    }
    if let standard = macro.defaultArgument {
      if opensBracket(top) {
        guard let given = argument(below: &top, isOptional: true) else { return nil }
        arguments.append(given)
      } else {
        arguments.append(standard)
      }
    }
    while arguments.count < macro.parameters {
      guard let given = argument(below: &top, isOptional: false) else { return nil }
      arguments.append(given)
    }
    pending.removeSubrange(top...)
    return arguments
  }

  private func opensBracket(_ top: Int) -> Bool {
    top > 0 && pending[top - 1].lexeme.kind == .symbol && pending[top - 1].lexeme.text == "["
  }

  /// One token, or the content of a group or, if optional, of brackets; moves `top` below it.
  private func argument(below top: inout Int, isOptional: Bool) -> [Lexeme]? {
    guard top > 0 else { return nil }
    let first = pending[top - 1].lexeme
    guard isOptional || first.kind == .openBrace else {
      guard first.kind != .closeBrace else { return nil }
      top -= 1
      return [first]
    }
    var depth = 0
    var index = top - 2
    while index >= 0 {
      let lexeme = pending[index].lexeme
      if depth == 0 && (isOptional ? lexeme.text == "]" : lexeme.kind == .closeBrace) { break }
      if lexeme.kind == .openBrace { depth += 1 }
      if lexeme.kind == .closeBrace { depth -= 1 }
      if depth < 0 { return nil }
      index -= 1
    }
    guard index >= 0 else { return nil }
    defer { top = index }
    return pending[(index + 1)..<(top - 1)].reversed().map(\.lexeme)
  }

  // MARK: Substitution

  /// The body with arguments for parameters, in the place of the use; nil if that is too much.
  private mutating func substitute(
    _ arguments: [[Lexeme]], in body: [Lexeme], at use: Lexeme
  ) -> [Lexeme]? {
    var result: [Lexeme] = []
    for var lexeme in body {
      lexeme.start = use.start
      lexeme.end = use.end
      var growth = 1
      if lexeme.kind == .words {
        guard let words = fill(lexeme.text, with: arguments) else { return nil }
        lexeme.text = words
        growth += words.utf8.count
        result.append(lexeme)
      } else if lexeme.kind == .symbol, let number = Int(lexeme.text.dropFirst()),
        lexeme.text.first == "#", arguments.indices.contains(number - 1)
      {
        growth = arguments[number - 1].reduce(1) { $0 + $1.cost }
        if size + growth <= limit { result += arguments[number - 1] }
      } else {
        result.append(lexeme)
      }
      size += growth
      if size > limit { return nil }
    }
    return result
  }

  /// Words of a macro's body, with arguments for parameters; nil if that is too much.
  private func fill(_ text: String, with arguments: [[Lexeme]]) -> String? {
    guard text.utf8.contains(UInt8(ascii: "#")) else { return text }
    var result = ""
    var isAfterSign = false
    for character in text {
      if isAfterSign, let number = character.wholeNumberValue,
        arguments.indices.contains(number - 1)
      {
        result.removeLast()
        result += arguments[number - 1].tokens.latex
        isAfterSign = false
      } else {
        result.append(character)
        isAfterSign = character == "#"
      }
      if result.utf8.count > limit { return nil }
    }
    return result
  }
}

extension Lexeme {
  /// What it counts for in an expansion.
  fileprivate var cost: Int { kind == .words ? 1 + text.utf8.count : 1 }
}

extension [Lexeme] {
  /// The same as tokens that stand nowhere.
  fileprivate var tokens: [Token] {
    let nowhere = SourcePosition(line: 1, column: 1)
    return map { Token($0.kind, $0.text, position: nowhere, end: nowhere) }
  }
}
