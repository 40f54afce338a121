import Book
import Derivations

/// `deltacheck book`: the derivations as static pages.
enum MakeBook: Command {
  static let name = "book"
  static let summary = "write the derivations as a book in HTML, or check that they render"
  static let operands = Operands.none
  static let discussion = """
    Static pages, without a program in them: formulas in MathML, every equation with its verdict,
    the evidence, its line of Swift, and itself in the other notations.

    With --check nothing is written: what Markdown or a renderer of mathematics would spoil in the
    derivations is reported, and links that lead nowhere. The status is 1 when there is any.
    """
  private static let check = Option.flag("check", "write nothing; report what does not render")
  private static let output = Option.taking(
    .folder, "output", "where the pages are written; the folder book by default")
  private static let root = Option.taking(
    .folder, "root", "the package's folder; the current one by default")
  static let options = [output, root, check]
  static let examples: [(line: String, meaning: String)] = [
    ("book --output site", "the book, in the folder site"),
    ("book --check", "in continuous integration"),
  ]

  static func run(_ arguments: Arguments, _ console: Console) throws -> ExitStatus {
    let root = arguments.value(root) ?? "."
    guard !arguments.has(check) else {
      let problems = try RenderingCheck.problems(inFolder: Weaving.folder(in: root))
      for problem in problems { console.print("\(problem)") }
      if problems.isEmpty { console.print("everything renders") }
      return problems.isEmpty ? .right : .wrong
    }
    let book = try Book(root: root)
    let folder = arguments.value(output) ?? "book"
    try book.write(to: folder)
    console.print("\(folder): \(book.files.count) files, \(book.byteCount) bytes")
    return .right
  }
}
