//===----------------------------------------------------------------------===//
// Where a formula ends.
//===----------------------------------------------------------------------===//

extension DocumentScanner {
  /// The `\end` of the environment whose `\begin` ends at `start`.
  ///
  /// Displays do not nest in their like; matrices do.
  func endOfEnvironment(_ name: String, from start: Int) -> SearchResult {
    let isDisplay = Vocabulary.displayEnvironments.contains(name)
    var depth = 0
    var index = start
    while index < source.scalars.count {
      let scalar = source.scalars[index]
      if scalar == "\\" {
        if has("\\[", at: index) { return .gaveUp(index) }
        let bound = environmentBound(at: index)
        if bound.stops { return .gaveUp(index) }
        if bound.begins == name {
          if isDisplay { return .gaveUp(index) }
          depth += 1
        } else if let other = bound.begins, !isDisplay,
          Vocabulary.displayEnvironments.contains(other)
        {
          return .gaveUp(index)
        } else if bound.ends == name {
          if depth == 0 { return .found(bound.after) }
          depth -= 1
        }
        index = bound.after
      } else if has("$$", at: index) || endsParagraphs(at: index) {
        return .gaveUp(index)
      } else {
        index = scalar == "%" && isLaTeX ? endOfLine(from: index) : index + 1
      }
    }
    return .gaveUp(index)
  }

  /// What the command at `index` begins or ends, by itself or through a macro; where to go on.
  private func environmentBound(
    at index: Int
  ) -> (begins: String?, ends: String?, stops: Bool, after: Int) {
    let name = commandName(at: index)
    let after = index + 1 + max(1, name.unicodeScalars.count)
    if name == "begin" || name == "end", let environment = environmentName(at: after) {
      if name == "begin" { return (environment.name, nil, false, environment.end) }
      return (nil, environment.name, environment.name == "document", environment.end)
    }
    if let macro = harvest.macros[name] {
      return (macro.begins, macro.ends, false, after)
    }
    return (nil, nil, isLaTeX && Vocabulary.sectionCommands.contains(name), after)
  }

  /// The `$$` that closes those before `start`.
  ///
  /// One that begins its line may close after blank lines; one amid text must close in its
  /// paragraph. After a blank line, `$$` that begins a line and goes on is taken for the beginning
  /// of another display: then these were never closed.
  func endOfDollars(from start: Int, beginsLine: Bool) -> SearchResult {
    var hasBlankLine = false
    var index = start
    while index < source.scalars.count {
      switch source.scalars[index] {
      case "\\":
        if stopsFormula(at: index) { return .gaveUp(index) }
        index += 2
      case "%" where isLaTeX: index = endOfLine(from: index)
      case "$" where has("$$", at: index):
        let looksLikeBeginning = hasBlankLine && opensLine(at: index)
        return looksLikeBeginning ? .gaveUp(index) : .found(index)
      case "\n":
        if endsParagraphs(at: index) { return .gaveUp(index) }
        if isBlankLine(after: index) {
          if !beginsLine { return .gaveUp(index) }
          hasBlankLine = true
        }
        index += 1
      default: index += 1
      }
    }
    return .gaveUp(index)
  }

  /// Whether text follows the `$$` at `index` on its line, and none precedes it.
  private func opensLine(at index: Int) -> Bool {
    var before = index
    while before > 0, source.scalars[before - 1].isBlank { before -= 1 }
    guard before == 0 || source.scalars[before - 1] == "\n" else { return false }
    return source.scalars[(index + 2)..<endOfLine(from: index)].contains { $0.isLetter }
  }

  /// The `\]` that closes a `\[` before `start`, or with `isDouble` the `\\]` of a `\\[`.
  func endOfBrackets(from start: Int, isDouble: Bool) -> SearchResult {
    var index = start
    while index < source.scalars.count {
      switch source.scalars[index] {
      case "\\":
        if isDouble ? has("\\\\]", at: index) : has("\\]", at: index) { return .found(index) }
        if !isDouble && has("\\[", at: index) || stopsFormula(at: index) {
          return .gaveUp(index)
        }
        index += isDouble && has("\\\\", at: index) ? 2 : isDouble ? 1 : 2
      case "%" where isLaTeX: index = endOfLine(from: index)
      case "$" where has("$$", at: index): return .gaveUp(index)
      case "\n" where endsParagraphs(at: index): return .gaveUp(index)
      default: index += 1
      }
    }
    return .gaveUp(index)
  }

  /// The `\)` that closes a `\(` before `start` in the same paragraph.
  func endOfParentheses(from start: Int) -> SearchResult {
    var index = start
    while index < source.scalars.count {
      switch source.scalars[index] {
      case "\\":
        if has("\\)", at: index) { return .found(index) }
        if has("\\(", at: index) { return .gaveUp(index) }
        index += 2
      case "\n" where endsParagraphs(at: index) || isBlankLine(after: index):
        return .gaveUp(index)
      default: index += 1
      }
    }
    return .gaveUp(index)
  }

  /// The `$` that closes one before `start` in the same paragraph.
  ///
  /// In Markdown, money is not mathematics: the closing `$` follows no blank and precedes no digit.
  func endOfDollar(from start: Int) -> SearchResult {
    let isSpaced = !isLaTeX && scalar(at: start)?.isBlank == true
    var index = start
    while index < source.scalars.count {
      switch source.scalars[index] {
      case "\\": index += 2
      case "%" where isLaTeX: index = endOfLine(from: index)
      case "$":
        if isLaTeX && index > start { return .found(index) }
        if isSpaced && has("$$", at: index) { return .gaveUp(index) }
        let followsBlank = index > 0 && source.scalars[index - 1].isWhiteSpace
        let precedesDigit = scalar(at: index + 1)?.isDigit == true
        if index > start && followsBlank == isSpaced && !precedesDigit { return .found(index) }
        if isSpaced || has("$$", at: index) { return .gaveUp(index) }
        index += 1
      case "\n":
        if isSpaced || endsParagraphs(at: index) || isBlankLine(after: index) {
          return .gaveUp(index)
        }
        index += 1
      default: index += 1
      }
    }
    return .gaveUp(index)
  }

  // MARK: Where no formula reaches

  /// Whether the command at `index` begins another part of a LaTeX document.
  private func stopsFormula(at index: Int) -> Bool {
    guard isLaTeX, scalar(at: index + 1)?.isASCIILetter == true else { return false }
    let name = commandName(at: index)
    if Vocabulary.sectionCommands.contains(name) { return true }
    guard name == "end" else { return false }
    return environmentName(at: index + 4)?.name == "document"
  }

  /// Whether the line after the `\n` at `index` holds nothing.
  private func isBlankLine(after index: Int) -> Bool {
    let start = index + 1
    let content = isLaTeX ? skippingBlanks(start) : LinePrefix(at: start, in: source).content
    return scalar(at: content) == "\n" || content >= source.scalars.count
  }

  private func skippingBlanks(_ start: Int) -> Int {
    var index = start
    while scalar(at: index)?.isBlank == true { index += 1 }
    return index
  }

  /// Whether, in Markdown, the line after the `\n` at `index` begins something else: a heading,
  /// a fence, a comment, or what follows a quotation.
  private func endsParagraphs(at index: Int) -> Bool {
    guard !isLaTeX, source.scalars[index] == "\n" else { return false }
    let next = LinePrefix(at: index + 1, in: source)
    return next.depth < line.depth || next.isHeading(in: source)
      || has("```", at: next.content) || has("~~~", at: next.content)
      || has("<!--", at: next.content)
  }
}
