import Verifier

/// What a word of a command line stands for: how the help calls it, and what a shell offers for it.
struct Slot: Sendable {
  /// As in `FILE`.
  let label: String

  /// The words that it can be, where they are known; made anew by each call, for some are read
  /// from a folder.
  let words: @Sendable () -> [String]

  /// What else it can be.
  let others: Others

  /// Whether `-` is standard input there.
  let readsInput: Bool

  /// What a slot takes besides known words.
  enum Others { case nothing, anything, files, folders }

  init(
    _ label: String, words: @escaping @Sendable () -> [String] = { [] }, others: Others = .anything,
    readsInput: Bool = false
  ) {
    self.readsInput = readsInput
    self.label = label
    self.words = words
    self.others = others
  }

  /// One of a few words; `NAME` where they are too many for one line.
  static func oneOf(_ choices: [String]) -> Slot {
    let joined = choices.joined(separator: "|")
    return Slot(joined.count <= 20 ? joined : "NAME", words: { choices }, others: .nothing)
  }

  /// The path of a file, or `-` for standard input.
  static func input(_ label: String = "FILE") -> Slot {
    Slot(label, others: .files, readsInput: true)
  }

  /// The path of a file.
  static func file(_ label: String = "FILE") -> Slot { Slot(label, others: .files) }

  /// The path of a folder.
  static let folder = Slot("FOLDER", others: .folders)
}

/// An option of a command.
struct Option: Sendable {
  /// Without its dashes: `format`.
  let name: String

  /// For short, without its dash; `nil` for most.
  let letter: Character?

  /// What its value is; `nil` for an option without a value.
  let value: Slot?

  /// What it does, without a full stop.
  let meaning: String

  /// As typed: `-h` and `--help`.
  var forms: [String] { (letter.map { ["-\($0)"] } ?? []) + ["--" + name] }

  /// `--format text|json`.
  var spelling: String { "--\(name)" + (value.map { " " + $0.label } ?? "") }

  /// What it does, and its values where the spelling has no room for them.
  var explanation: String {
    guard let value, value.others == .nothing, !value.label.contains("|") else { return meaning }
    return meaning + ": " + value.words().joined(separator: ", ")
  }

  /// An option that is there or not: `--trace`.
  static func flag(_ name: String, _ meaning: String, letter: Character? = nil) -> Option {
    Option(name: name, letter: letter, value: nil, meaning: meaning)
  }

  /// An option with a value: `--seed NUMBER`.
  static func taking(_ value: Slot, _ name: String, _ meaning: String) -> Option {
    Option(name: name, letter: nil, value: value, meaning: meaning)
  }

  /// An option with one of a few values: `--format text|json`.
  static func oneOf(_ choices: [String], _ name: String, _ meaning: String) -> Option {
    taking(.oneOf(choices), name, meaning)
  }

  static let help = flag("help", "this help", letter: "h")
  static let version = flag("version", "the version", letter: "V")
  static let quiet = flag("quiet", "print no results: the exit status says it all", letter: "q")

  /// The options of every command, which may also stand before its name.
  static let common = [help, version, quiet]

  static let threads = taking(
    Slot("N"), "threads", "use at most N threads; as many as there are cores")

  /// Of the commands that compute: the notations they do it in.
  static let subjects = oneOf(
    Subject.all.map(\.name) + ["all"], "notation", "the notation to compute in; all by default")

  /// Of the commands that go through many examples: where they are.
  static let examples = taking(
    .input(), "examples", "examples to use in place of the network's, one on each line")

  static let format = oneOf(["text", "json"], "format", "text for people, json for programs")
}

/// What a command takes that is no option.
struct Operands: Sendable {
  /// One for each way to call it, as the help writes it: `NETWORK GRADIENT…`.
  let forms: [String]

  /// The most that make sense; `nil` for any number.
  let most: Int?

  /// What a shell offers for each.
  let slot: Slot

  init(_ forms: String..., most: Int? = nil, each slot: Slot) {
    self.forms = forms
    self.most = most
    self.slot = slot
  }

  /// For a command that takes nothing but options.
  static let none = Operands("", most: 0, each: Slot("", others: .nothing))
}
