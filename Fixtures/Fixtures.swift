import Foundation
import Networks

/// The bundled fixtures: networks with examples, each with a golden loss and gradient that were
/// computed without any backward pass, to the nearest Double.
///
/// They are found wherever the program runs, whatever the working directory. How the golden values
/// were made, and what the names stand for, is said in `Fixtures/README.md`.
///
/// ```swift
/// for name in try Fixture.names() {
///   let fixture = try Fixture.load(name)
///   print(name, fixture.network.widths, fixture.expected?.loss ?? .nan)
/// }
/// ```
public enum Fixture {
  /// The names of all fixtures, sorted; each is the name of a file and the `name` inside it.
  ///
  /// - Throws: `InvalidFile` where the folder of fixtures is missing.
  public static func names() throws(InvalidFile) -> [String] {
    let folder = try folder()
    guard let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
      throw InvalidFile(folder.path, "the folder of fixtures cannot be read")
    }
    return files.filter { $0.hasSuffix(suffix) }.map { String($0.dropLast(suffix.count)) }.sorted()
  }

  /// The fixture of that name.
  ///
  /// - Throws: `InvalidFile` where there is none of that name, or its file cannot be used.
  public static func load(_ name: String) throws(InvalidFile) -> NetworkFile {
    guard try names().contains(name) else {
      throw InvalidFile(name, "no fixture of that name")
    }
    return try NetworkFile(path: folder().appendingPathComponent(name + suffix).path)
  }

  private static let suffix = ".json"

  /// The folder of the JSON files: in the resource bundle that the build leaves beside the
  /// program, or else in the checkout that the program was built from.
  ///
  /// The accessor that the package manager generates looks in the same places, but ends the
  /// program where it finds nothing.
  private static func folder() throws(InvalidFile) -> URL {
    let folders = bundles.map { $0.appendingPathComponent("networks") } + [checkout]
    guard let found = folders.first(where: { FileManager.default.fileExists(atPath: $0.path) })
    else {
      throw InvalidFile("deltacheck_Fixtures", "the bundled fixtures are not beside the program")
    }
    return found
  }

  /// Where the resource bundle may be: beside the program, or, under the test runners of other
  /// platforms, beside or inside the bundle of tests.
  private static var bundles: [URL] {
    ([Bundle.main] + Bundle.allBundles)
      .flatMap { [$0.bundleURL, $0.bundleURL.deletingLastPathComponent(), $0.resourceURL] }
      .compactMap { $0 }
      .flatMap { place in
        ["resources", "bundle"].map {
          place.appendingPathComponent("deltacheck_Fixtures").appendingPathExtension($0)
        }
      }
  }

  /// The folder beside this source file.
  private static var checkout: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("networks")
  }
}
