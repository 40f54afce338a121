import Foundation
import Networks

extension Training {
  /// A table for people, and what was verified.
  ///
  /// - Parameter rows: at most so many epochs are shown.
  public func text(rows: Int = 21) -> String {
    ([head, "", tableHead] + table(rows: rows) + [""] + findings).joined(separator: "\n")
  }

  private var head: String {
    let widths = file.network.widths.map(String.init).joined(separator: "-")
    let examples = "\(exampleCount) example" + (exampleCount == 1 ? "" : "s")
    return """
      \(file.name): \(widths), \(file.network.parameterCount) parameters, \(examples), \
      \(file.network.loss.rawValue)
      rate \(settings.rate), mini-batches of \(settings.batch), \(settings.epochs) \
      epoch\(settings.epochs == 1 ? "" : "s"), seed \(settings.seed)
      """
  }

  /// Those whose losses are shown: one for all where they are the same.
  private var shown: [Descent] { difference == nil ? Array(descents.prefix(1)) : descents }

  private var hasRight: Bool { descents.first?.right != nil }

  private var tableHead: String {
    let names = difference == nil ? ["loss"] : shown.map(\.notation)
    return row("epoch", names, "right")
  }

  private func table(rows: Int) -> [String] {
    let count = shown.map(\.losses.count).max() ?? 0
    return Self.spread(count, rows).map { epoch in
      let losses = shown.map { $0.losses.indices.contains(epoch) ? "\($0.losses[epoch])" : "" }
      let right = shown.first?.right.map { epoch < $0.count ? "\($0[epoch])" : "" } ?? ""
      return row("\(epoch)", losses, right)
    }
  }

  private func row(_ epoch: String, _ losses: [String], _ right: String) -> String {
    let cells = [Self.padded(epoch, 5)] + losses.map { Self.padded($0, 22) }
    return (cells + (hasRight ? [Self.padded(right, 7)] : [])).joined(separator: " ")
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// At most `rows` of 0, …, count − 1, evenly, the first and the last among them.
  static func spread(_ count: Int, _ rows: Int) -> [Int] {
    guard count > rows, rows > 1 else { return Array(0..<max(0, count)) }
    return (0..<rows).map { $0 * (count - 1) / (rows - 1) }
  }
}

// What is said below the table.
extension Training {
  private var findings: [String] {
    verification + descents.flatMap(failures) + [agreement, course].compactMap { $0 }
  }

  private var verification: [String] {
    if isUnverified {
      return ["no gradient was verified: that takes a pass for each parameter"]
    }
    let right = descents.allSatisfy(\.isVerified)
    let steps = (descents.first?.checks ?? []).map { "\($0.step)" }
    let total = settings.steps(examples: exampleCount)
    let places = (steps.count == 1 ? "step " : "steps ") + steps.joined(separator: ", ")
    return [
      "every derivative verified, against dual numbers and finite differences,",
      "  at \(places) of \(total): " + (right ? "right" : "wrong"),
    ]
  }

  private func failures(of descent: Descent) -> [String] {
    descent.checks.filter { !$0.failures.isEmpty }.flatMap { check in
      let rest = check.failures.count - 3
      return ["  \(descent.notation), step \(check.step): \(check.failures.count) disagreements"]
        + check.failures.prefix(3).map { "    " + $0 } + (rest > 0 ? ["    and \(rest) more"] : [])
    }
  }

  private var agreement: String? {
    guard descents.count > 1 else { return nil }
    let names = descents.map(\.notation)
    guard let epoch = difference else {
      return names.dropLast().joined(separator: ", ") + " and \(names[names.count - 1]):\n"
        + "  the same descent to the last digit in all of them"
    }
    let isAfter = epoch >= (descents.map(\.losses.count).min() ?? 0)
    return isAfter
      ? "the descents differ in their last parameters" : "the descents differ at epoch \(epoch)"
  }

  /// What is to be said of the losses, where they do not fall.
  private var course: String? {
    guard let descent = descents.first, let last = descent.losses.last else { return nil }
    if !descents.allSatisfy(\.isFinite) {
      return "the loss is beyond the range of Double: take a smaller --rate"
    }
    return last < descent.losses[0] || descent.losses[0] == 0
      ? nil : "the loss did not fall: take a smaller --rate, or more --epochs"
  }
}

// For programs.
extension Training {
  /// A line for each epoch: its number, how many are right where that makes sense, and the loss by
  /// each notation.
  public var csv: String {
    let names = (hasRight ? ["right"] : []) + descents.map(\.notation)
    let count = descents.map(\.losses.count).max() ?? 0
    let lines = (0..<count).map { epoch in
      let right = descents.first?.right.map { [epoch < $0.count ? "\($0[epoch])" : ""] } ?? []
      let losses = descents.map { epoch < $0.losses.count ? "\($0.losses[epoch])" : "" }
      return (["\(epoch)"] + right + losses).joined(separator: ",")
    }
    return ([(["epoch"] + names).joined(separator: ",")] + lines).joined(separator: "\n")
  }

  /// `{"fixture": …, "same": true, "verified": true, "descents": [{"notation": …, "losses": …}, …]}`.
  public var json: JSONText {
    .object([
      ("fixture", .string(file.name)), ("rate", .number(settings.rate)),
      ("batch", .integer(settings.batch)), ("epochs", .integer(settings.epochs)),
      ("seed", .string("\(settings.seed)")), ("same", .boolean(difference == nil)),
      ("verified", .boolean(!isUnverified && descents.allSatisfy(\.isVerified))),
      ("finite", .boolean(descents.allSatisfy(\.isFinite))),
      ("descents", .array(descents.map(object))),
    ])
  }

  private func object(_ descent: Descent) -> JSONText {
    let checks = descent.checks.map { check in
      JSONText.object([
        ("step", .integer(check.step)), ("right", .boolean(check.failures.isEmpty)),
        ("failures", .strings(check.failures)),
      ])
    }
    let right = descent.right.map { [("right", JSONText.array($0.map { .integer($0) }))] } ?? []
    return .object(
      [("notation", .string(descent.notation)), ("losses", .numbers(descent.losses))] + right
        + [("checks", .array(checks))])
  }
}
