import Derivations
import Foundation
import Testing

@testable import Book

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The package's folder.
let root = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

@Suite("The book")
struct BookTests {
  static let page = """
    # A text

    <!-- notation
    layers 0..N
    z^{[\\ell]} is pre-activation(layer \\ell)
    a^{[\\ell]} is activation(layer \\ell)
    W^{[\\ell]} is weight(into \\ell)
    b^{[\\ell]} is bias(into \\ell)
    -->

    In a program,

    ```math
    \\texttt{z = W @ a + b}
    ```

    > <!-- label: net-1 -->
    > <a id="net-1"></a>[**`net-1`**](#net-1)
    >
    > ```math
    > z^{[\\ell]} = W^{[\\ell]} a^{[\\ell-1]} + b^{[\\ell]}
    > ```

    <!-- weave: Sources/A.swift net-1 -->

    > <!-- label: net-2, misprint -->
    > ```math
    > z^{[\\ell]} = W^{[\\ell]} a^{[\\ell]} + b^{[\\ell]}
    > ```

    With & and <, it should read

    ```math
    z^{[\\ell]} = W^{[\\ell]} a^{[\\ell-1]} + b^{[\\ell]}
    ```

    > <!-- label: net-3 -->
    > ```math
    > z^{[\\ell]} = b^{[\\ell]} + W^{[\\ell]} a^{[\\ell-1]}
    > ```

    ## Misprints

    | where | why |
    |---|---|
    | [`net-2`](#net-2) | $a^{[\\ell]}$ |
    | [`net-3`](#net-3) | the bias comes last |
    """
  static let table = """
    # Side by side

    | | `net` | `other` | `third` |
    |---|---|---|---|
    | forward | $z$ [`net-1`](Text.md#net-1) | $y = x$ | |
    """

  /// A package of two pages.
  static func book() throws -> [String: String] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("book-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = [
      "derivations/README.md": """
      # First

      At the end [side by side](SideBySide.md), with $a$, [ $b$ ] and `run --all`.

      1. Then [the text](Text.md), by [the code](../Sources/A.swift).

      ![A net](net.svg)

      """,
      "derivations/net.svg": "<svg/>",
      "derivations/Text.md": page, "derivations/SideBySide.md": table,
      "Sources/A.swift": "// net-1: z = W a + b.\nz[l] = W[l] * a[l - 1] + b[l]\n",
    ]
    for (path, text) in files {
      let url = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: url, atomically: true, encoding: .utf8)
    }
    let book = try Book(root: folder.path)
    return Dictionary(uniqueKeysWithValues: book.files.map { ($0.name, $0.content) })
  }

  @Test("an equation has its name, its verdict, its code and its counterparts")
  func equations() throws {
    let html = try #require(try Self.book()["Text.html"])
    #expect(html.contains("<div class=\"equation quoted\" id=\"net-1\">"))
    #expect(html.contains("<a href=\"#net-1\">net-1</a>"))
    #expect(html.contains("<summary><span class=\"verdict\">holds</span></summary>"))
    #expect(html.contains("// net-1: z = W a + b.\nz[l] = W[l] * a[l - 1] + b[l]</code>"))
    #expect(html.contains("<dt><code>other</code></dt><dd><math>"))
  }

  @Test("a misprint is said to be one, and leads to its right form")
  func misprints() throws {
    let html = try #require(try Self.book()["Text.html"])
    #expect(html.contains("<div class=\"equation quoted wrong\" id=\"net-2\">"))
    #expect(html.contains("<a href=\"#net-2-mended\">"))
    #expect(html.contains("<div class=\"equation ours\" id=\"net-2-mended\">"))
    #expect(html.contains("<span class=\"verdict bad\">ill-typed</span>"))
    #expect(html.contains("With &amp; and &lt;, it"))
    let slip = "net-3</a> as printed, <em>not quite right</em>: <a href=\"#misprints\">"
    #expect(html.contains(slip))
    #expect(!html.contains("net-2</a> as printed, <em>"))
  }

  @Test("a display of code is shown as code, with its verdict")
  func code() throws {
    let html = try #require(try Self.book()["Text.html"])
    #expect(html.contains("<pre><code>z = W @ a + b</code></pre><details><summary>"))
  }

  @Test("in a narrow window the cells of a wide table say what column they are of")
  func stacked() throws {
    let html = try #require(try Self.book()["SideBySide.html"])
    #expect(html.contains("<div class=\"wide stacked\">"))
    #expect(html.contains("<td data-column=\"other\"><math>"))
  }

  @Test("a line ends neither between a formula and its brackets nor in an option")
  func kept() throws {
    let html = try #require(try Self.book()["index.html"])
    #expect(html.contains("<span class=\"kept\"><math><mi>a</mi></math>,</span>"))
    #expect(html.contains("<span class=\"kept\">[ <math><mi>b</mi></math> ]</span>"))
    #expect(html.contains("<code>run <span class=\"kept\">--all</span></code>"))
  }

  @Test("what is in no page is named by its path")
  func beside() throws {
    let html = try #require(try Self.book()["index.html"])
    #expect(html.contains("by the code <code>Sources/A.swift</code>"))
  }

  @Test("the pages stand in the order of the first one's list, then as it names them")
  func order() throws {
    let html = try #require(try Self.book()["index.html"])
    let contents = html.components(separatedBy: "</nav>")[0]
    let names = contents.components(separatedBy: "<li>").dropFirst().compactMap {
      $0.components(separatedBy: "\"").dropFirst().first
    }
    #expect(names == ["Text.html", "SideBySide.html"])
  }

  @Test("every page is well formed, without a program in it, and leads nowhere else")
  func wellFormed() throws {
    for (name, content) in try Self.book() where name.hasSuffix(".html") {
      #expect(XMLParser(data: Data(content.utf8)).parse(), "\(name)")
      #expect(!content.contains("<script"))
    }
  }

  @Test("pictures come with the pages")
  func pictures() throws {
    let book = try Self.book()
    #expect(book["net.svg"] == "<svg/>")
    #expect(book["index.html"]?.contains("<img src=\"net.svg\" alt=\"A net\"/>") == true)
  }
}

@Suite("The package's own pages")
struct OwnPagesTests {
  @Test("they render, and no link leads nowhere")
  func render() throws {
    let problems = try RenderingCheck.problems(inFolder: Weaving.folder(in: root))
    #expect(problems.map(\.description) == [])
  }
}
