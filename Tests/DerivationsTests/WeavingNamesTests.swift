import Derivations
import Foundation
import Testing

@Suite("Names and errata")
struct WeavingNamesTests {
  static let derivation = """
    # A text

    <!-- notation
    layers 0..N
    z^{[l]} is pre-activation(layer l)
    a^{[l]} is activation(layer l)
    W^{[l]} is weight(into l)
    b^{[l]} is bias(into l)
    -->

    > <!-- label: net-1 -->
    > ```math
    > z^{[l]} = W^{[l]} a^{[l-1]} + b^{[l]}
    > ```

    > <!-- label: net-2, misprint -->
    > ```math
    > z^{[l]} = W^{[l]} a^{[l]} + b^{[l]}
    > ```

    It should read

    ```math
    z^{[l]} = W^{[l]} a^{[l-1]} + b^{[l]}
    ```

    <!-- weave: Sources/A.swift net-1 -->

    ## Misprints

    | where | printed | should read |
    |---|---|---|
    | [`net-2`](#net-2) | $a^{[l]}$ | $a^{[l-1]}$ |

    """
  static let errata = "# Errata\n\n<!-- errata: derivations/D.md -->\n<!-- end errata -->\n"
  static let code = "// net-1: z = W a + b.\nz[l] = W[l] * a[l - 1] + b[l]\n"

  /// What checking says of a package after weaving it, and its two pages.
  static func woven(
    _ derivation: String, code: String = code
  ) throws -> (problems: [String], derivation: String, errata: String) {
    let package = try ScratchPackage([
      "derivations/D.md": derivation, "derivations/E.md": errata, "Sources/A.swift": code,
    ])
    _ = try Weaving.run(files: [], root: package.root, check: false)
    let weaving = try Weaving.run(files: [], root: package.root, check: true)
    return (
      weaving.problems.map(\.message), try package.text("derivations/D.md"),
      try package.text("derivations/E.md")
    )
  }

  @Test("a labelled display gets a name that a reader sees, a misprint and its right form too")
  func names() throws {
    let woven = try Self.woven(Self.derivation)
    #expect(woven.problems == [])
    let lines = woven.derivation.split(separator: "\n")
    #expect(lines.contains("> <a id=\"net-1\"></a>[**`net-1`**](#net-1)"))
    #expect(
      lines.contains(
        "> <a id=\"net-2\"></a>[**`net-2`**](#net-2) as printed, **wrong**: "
          + "[see what it should read](#net-2-mended)"))
    #expect(lines.contains("<a id=\"net-2-mended\"></a>[**`net-2`**](#net-2), mended:"))
  }

  @Test("what the table of misprints has of an equation that is not refuted is said at its name")
  func slips() throws {
    let row = "| [`net-2`](#net-2) |"
    let text = Self.derivation.replacingOccurrences(
      of: row, with: "| [`net-1`](#net-1) | a bold $a$ | a plain one |\n" + row)
    let woven = try Self.woven(text)
    #expect(woven.problems == [])
    #expect(
      woven.derivation.contains(
        "> <a id=\"net-1\"></a>[**`net-1`**](#net-1) as printed, *not quite right*: "
          + "[see why](#misprints)\n"))
    #expect(woven.derivation.contains("(#net-2) as printed, **wrong**: "))
  }

  @Test("a name that is not its display's is renewed, and one without a label goes")
  func renewsNames() throws {
    let woven = try Self.woven(Self.derivation).derivation
    let old = woven.replacingOccurrences(of: "[**`net-1`**](#net-1)", with: "[**`net-9`**](#net-9)")
      .replacingOccurrences(of: "label: net-2, misprint", with: "note: no label")
      .replacingOccurrences(of: "| [`net-2`](#net-2) |", with: "| words |")
      .replacingOccurrences(of: "a^{[l]} + b", with: "a^{[l-1]} + b")
    let renewed = try Self.woven(old)
    #expect(renewed.problems == [])
    #expect(renewed.derivation.contains("[**`net-1`**](#net-1)"))
    #expect(!renewed.derivation.contains("<a id=\"net-2"))
  }

  @Test("the errata have the refuted display, its right form and the table, with links")
  func errata() throws {
    let errata = try Self.woven(Self.derivation).errata
    #expect(errata.contains("[**`net-2`**](D.md#net-2) is printed"))
    #expect(errata.contains("The verdict is *ill-typed*."))
    #expect(errata.contains("| [`net-2`](D.md#net-2) | $a^{[l]}$ | $a^{[l-1]}$ |"))
  }

  @Test("an equation that is wrong and not in the table is found")
  func missingInTable() throws {
    let text = Self.derivation.replacingOccurrences(of: "| [`net-2`](#net-2) |", with: "| words |")
    let problems = try Self.woven(text).problems
    #expect(problems == ["net-2 is not true as it stands, and not in the table of misprints"])
  }

  @Test("an equation whose code says that it is printed otherwise is found")
  func missingFromCode() throws {
    let code = "// net-1: z = W a + b. Printed\n// without b.\nz[l] = W[l] * a[l - 1] + b[l]\n"
    let problems = try Self.woven(Self.derivation, code: code).problems
    #expect(problems == ["the code says how net-1 is printed; the table of misprints does not"])
  }

  @Test("a misprint without its right form is found")
  func missingRightForm() throws {
    let text = Self.derivation.replacingOccurrences(
      of: "It should read\n", with: "> <!-- label: net-3 -->")
    let problems = try Self.woven(text).problems
    #expect(problems == ["what net-2 should read is not displayed after it, without a label"])
  }
}
