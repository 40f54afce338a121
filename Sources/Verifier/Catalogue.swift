import Networks

/// What is bundled: the fixtures and the notations.
public struct Catalogue {
  let fixtures: [NetworkFile]
  let subjects: [Subject]

  /// A catalogue of these.
  public init(fixtures: [NetworkFile], subjects: [Subject]) {
    (self.fixtures, self.subjects) = (fixtures, subjects)
  }

  /// Two tables.
  public func text(width: Int) -> String {
    let table = Table(columns: [
      .init(title: "fixture", cells: fixtures.map(\.name), isRightAligned: false),
      .init(title: "par.", cells: fixtures.map { "\($0.network.parameterCount)" }, expendable: 2),
      .init(title: "ex.", cells: fixtures.map { "\($0.examples.count)" }),
      .init(title: "loss", cells: fixtures.map(\.network.loss.rawValue), isRightAligned: false),
      .init(
        title: "widths", cells: fixtures.map { Self.widths($0.network) }, isRightAligned: false),
    ])
    let notations = Table(columns: [
      .init(title: "notation", cells: subjects.map(\.name), isRightAligned: false),
      .init(title: "source", cells: subjects.map(\.source), isRightAligned: false),
    ])
    let parts = [table, notations].map { $0.lines(width: width) }
    return parts.map { ([$0.header] + $0.rows).joined(separator: "\n") }.joined(separator: "\n\n")
  }

  /// `{"fixtures": […], "notations": […]}`.
  public var json: JSONText {
    .object([
      (
        "fixtures",
        .array(
          fixtures.map { file in
            .object([
              ("name", .string(file.name)), ("source", .string(file.source)),
              ("widths", .array(file.network.widths.map { .integer($0) })),
              ("activations", .strings(file.network.layers.map(\.activation.name))),
              ("loss", .string(file.network.loss.rawValue)),
              ("parameters", .integer(file.network.parameterCount)),
              ("examples", .integer(file.examples.count)),
            ])
          })
      ),
      (
        "notations",
        .array(
          subjects.map { .object([("name", .string($0.name)), ("source", .string($0.source))]) })
      ),
    ])
  }

  /// `4-6-5-2`, shortened in the middle where there are many.
  private static func widths(_ network: Network<Double>) -> String {
    let widths = network.widths.map { "\($0)" }
    guard widths.count > 8 else { return widths.joined(separator: "-") }
    return (widths.prefix(3) + ["…"] + widths.suffix(2)).joined(separator: "-")
  }
}
