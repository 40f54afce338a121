import Derivations
import MathText

/// `deltacheck proofread`: a verdict on every equation of a text.
enum Proofread: Command {
  static let name = "proofread"
  static let summary = "judge every displayed equation of a text: does it hold?"
  static let operands = Operands("FILE…", each: .input())
  static let discussion = """
    FILE is Markdown, LaTeX (.tex) with the files that it includes, reStructuredText (.rst) or a
    notebook (.ipynb), or a folder of them, or - for standard input; it is read, and never changed.
    What its symbols mean stands in the file itself, in a comment <!-- notation … -->, or in a notation that
    --notation names: one that ships with the program (deltacheck notations) or a file. What neither
    says is drafted from the equations: nothing is wrong by a draft alone, and every verdict names what
    was assumed. Where one line of the notation, meant otherwise, makes several wrong equations hold,
    that is said first, of the notation. Each
    equation is judged on networks with numbers in it. What needs attention is printed: one block for
    each equation that is wrong, holds under conditions only, or is not understood, with the number of
    its display, the reason, a counterexample and the smallest edits that make it hold, as LaTeX; then
    a line of counts for each file. --all names what holds too. Of LaTeX that is longer than a line,
    text shows a part; --format json always has all of every verdict.

    With --mutate, each true equation is changed by single edits (indices exchanged, layers shifted,
    transposes dropped, signs flipped, factors, g for g′), and the rates are printed at which such
    errors are found and repaired, with every change that was missed or not repaired.

    The status is 1 when an equation that is not marked <!-- misprint --> is refuted, ill-typed or
    not understood, or a marked one is not; 2 for unusable input, after what the other files say, and
    where no file has a displayed equation; --if-any, for hooks, lets that pass. With
    --format json one file gives an object, several an array of them.
    """
  private static let notation = Option.taking(
    Notations.nameOrFile, "notation", "what the symbols mean: a notation's name or a file with one")
  private static let all = Option.flag("all", "print every verdict, not only what needs attention")
  private static let inline = Option.flag("inline", "also formulas of the text that contain =")
  private static let format = Option.oneOf(
    ["text", "json", "github"], "format",
    "text, or json for programs, or annotations of a pull request")
  private static let noRepair = Option.flag("no-repair", "look for no repairs")
  private static let noDraft = Option.flag("no-draft", "judge by what is declared alone")
  private static let root = Option.taking(
    .folder, "root", "also read what \\input names in FOLDER and below")
  private static let ifAny = Option.flag(
    "if-any", "where no file has a displayed equation, nothing is wrong")
  private static let mutate = Option.flag("mutate", "try how many errors would be found")
  private static let sample = Option.taking(Slot("N"), "sample", "mutate only so many times")
  private static let seed = Option.taking(Slot("N"), "seed", "draws the sample; 1 by default")
  static let options = [
    notation, all, inline, format, noRepair, noDraft, root, ifAny, mutate, sample,
    seed,
  ]
  static let examples: [(line: String, meaning: String)] = [
    ("proofread lecture.md", "what is wrong in a lecture, its notation drafted from its equations"),
    ("proofread lecture.md --notation lecture-notation.md", "the same with a notation of yours"),
    (
      "proofread derivations/CS229.md --all", "every verdict on a text that brings its own notation"
    ),
    ("proofread week1.tex week2.tex --notation cs229", "several files of one notation"),
    ("proofread notes.tex --notation cs229 --format json", "for programs"),
  ]

  static func run(_ arguments: Arguments, _ console: Console) throws -> ExitStatus {
    guard !arguments.operands.isEmpty else {
      throw UsageError("nothing to proofread: name a file", Proofread.self)
    }
    var proofreading = Proofreading(notation: arguments.value(notation))
    proofreading.inline = arguments.has(inline)
    proofreading.repairs = !arguments.has(noRepair)
    proofreading.drafts = !arguments.has(noDraft)
    proofreading.root = arguments.value(root)
    if arguments.has(mutate) { return try mutate(arguments, proofreading, console) }
    for option in [sample, seed] where arguments.has(option) {
      throw UsageError("option --\(option.name) is for --mutate", Proofread.self)
    }
    var reports: [Report] = []
    var isUnusable = false
    let paths = arguments.operands.flatMap { Proofreading.texts(at: $0) }
    guard !paths.isEmpty else {
      throw UsageError(
        "there is no text in \(arguments.operands.joined(separator: ", "))", Proofread.self)
    }
    for path in paths {
      let progress = console.progress()
      defer { progress.end() }
      do throws(DocumentError) {
        reports.append(
          try proofreading.report(onFileAt: path) { _, count in progress.step(of: count, path) })
      } catch {
        // What cannot be used keeps nobody from what the others say.
        console.complain(error.description)
        isUnusable = true
      }
    }
    // What displays nothing beside other texts is said in its counts.
    let empty = reports.compactMap(\.document.withoutDisplays)
    if let first = empty.first, empty.count == reports.count, !arguments.has(ifAny) {
      let others =
        switch empty.count {
        case 1: ""
        case 2: "; the other text has none either"
        case let count: "; the \(count - 1) other texts have none either"
        }
      console.complain(first.description + others)
      return .unusable
    }
    if !reports.isEmpty {
      show(
        reports, as: arguments.value(format) ?? "text", all: arguments.has(all), console)
    }
    if isUnusable { return .unusable }
    return reports.contains { $0.exitStatus != 0 } ? .wrong : .right
  }

  private static func show(
    _ reports: [Report], as format: String, all: Bool, _ console: Console
  ) {
    switch format {
    case "json": console.print(Report.json(of: reports))
    case "github":
      let lines = reports.map(\.github).filter { !$0.isEmpty }
      if !lines.isEmpty { console.print(lines.joined(separator: "\n").trimmingLineBreaks) }
    default:
      let style = TextStyle(width: console.width, isColored: console.isColored)
      console.print(
        reports.map { $0.text(style, all: all) }.joined(separator: "\n").trimmingLineBreaks)
    }
  }

  /// Prints the rates at which single edits of true equations are found and repaired.
  private static func mutate(
    _ arguments: Arguments, _ proofreading: Proofreading, _ console: Console
  ) throws -> ExitStatus {
    for option in [format, all] where arguments.has(option) {
      throw UsageError("option --\(option.name) is not for --mutate", Proofread.self)
    }
    let limit = try arguments.integer(sample, in: 1...1_000_000)
    let drawn = try arguments.integer(seed, in: 0...1_000_000_000) ?? 1
    var mutations: [MutationTrial.Mutation] = []
    for path in arguments.operands {
      let progress = console.progress()
      defer { progress.end() }
      mutations += try proofreading.mutations(
        onFileAt: path, limit: limit, seed: UInt64(drawn)
      ) { count in progress.step(of: count, path) }
    }
    console.print(MutationRates(mutations).text(width: console.width).trimmingLineBreaks)
    return mutations.isEmpty ? .wrong : .right
  }
}

extension String {
  /// Without line breaks at its end.
  fileprivate var trimmingLineBreaks: String {
    var result = self
    while result.last?.isNewline == true { result.removeLast() }
    return result
  }
}
