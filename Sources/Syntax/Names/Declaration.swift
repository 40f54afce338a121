//===----------------------------------------------------------------------===//
// What a symbol stands for.
//===----------------------------------------------------------------------===//

import MathText

/// What a symbol of a text can stand for.
package enum Quantity: String, Hashable, CaseIterable, Sendable {
  case input
  case activation
  case preactivation = "pre-activation"
  case weight
  case bias
  /// ∂(loss of one example)/∂(pre-activation).
  case delta
  case target
  /// The number of the class that the target says, in the text's counting of units.
  case label
  /// The loss of one example.
  case loss
  case meanLoss = "mean loss"
  /// The sum of the losses of all examples.
  case totalLoss = "total loss"
  case depth = "layer count"
  case width
  case samples = "sample count"
  /// A number of its own, such as a learning rate.
  case constant
  case rate = "learning rate"
  /// All weights and biases: it stands in calls alone.
  case parameters
  case function = "activation function"
  case ones
  /// A name for multiplication in whatever order the shapes ask for.
  case multiplication = "product"
  case identity = "identity matrix"
  /// A letter that is an index and nothing else.
  case index
  /// It stands for a formula in the text's own symbols.
  case formula
  /// A variable without a network behind it, for identities of calculus: a scalar, or a vector.
  case variable
  /// A vector or a matrix without a network behind it, as long and as wide as layers are.
  case array

  /// Whether it is a number of the text's own, which may have powers and be one.
  package var isNumber: Bool { [.constant, .rate, .variable].contains(self) }

  package var isLoss: Bool { [.loss, .meanLoss, .totalLoss].contains(self) }
}

/// The part an index plays.
package enum Role: String, Hashable, Sendable {
  case layer
  case to
  case from
  case unit
  case sample
}

/// One symbol with its index slots, bound to what it stands for.
package struct Declaration: Hashable, Sendable {
  package enum Slot: Hashable, Sendable {
    /// A letter of the name that only looks like an index.
    case literal(String)
    /// A slot, by its variable in the declaration.
    case slot(String)

    package var isLiteral: Bool { if case .literal = self { true } else { false } }
  }

  package enum Bracket: Hashable, Sendable {
    case none, round, square, curly

    /// The brackets around a superscript, as LaTeX.
    package var signs: (open: String, close: String) {
      switch self {
      case .none: ("", "")
      case .round: ("(", ")")
      case .square: ("[", "]")
      case .curly: ("\\{", "\\}")
      }
    }
  }

  /// The name with and without its font.
  package var name: String
  package var plain: String
  /// Whether the name is made of several letters.
  package var isWord = false
  package var superscripts: [Slot] = []
  package var bracket = Bracket.none
  package var subscripts: [Slot] = []
  /// How many of the subscripts stand in brackets behind the name: two in `w_k[i,j]`.
  package var bracketedSlots = 0
  /// The arguments that the declaration writes: `J(W,b;x,y)` is told from `J(W,b)` by them.
  package var arguments: [String]?
  /// The arguments as they are written, with their scripts.
  package var writtenArguments: [[Item]] = []
  package var quantity: Quantity
  /// The parts the slots play, in terms of the slots' variables.
  package var roles: [Role: Index] = [:]
  /// Of all parameters: whether the biases are among them.
  package var holdsBiases = true
  /// Whether one value holds all samples.
  package var isBatch = false
  /// Whether the vector of one example is a row; nil where it is as all vectors of the text are.
  package var isRow: Bool?
  /// Whether a matrix of weights has a row per unit it comes from.
  package var rowsAreFrom = false
  /// Whether the declaration says which.
  package var saysRows = false
  /// Of an array: the layers of which it has a row, and a column, for each unit.
  package var arrayRows: Int?
  package var arrayColumns: Int?
  package var function: FunctionKind?
  package var losses: [LossKind] = []
  /// What weight decay adds to a loss.
  package var decay: Decay?
  /// What a formula says, and the variables it is a function of.
  package var definition: [Item] = []
  package var parameters: [String] = []
  package var formula: Formula?
  /// Whether it stands for some function of its parameters, whatever it is.
  package var isSomeFunction = false
  /// Whether the text itself gave it its formula.
  package var isDisplayed = false
  /// The displays it is limited to.
  @Beside package var displays: Set<Int>? = nil
  /// The line of the notation; nil for what no line says.
  @Beside package var line: Int? = nil

  package init(name: String, plain: String, quantity: Quantity) {
    (self.name, self.plain, self.quantity) = (name, plain, quantity)
  }

  /// The variables of the slots.
  package var slotVariables: Set<String> { Set(slotOrder) }

  /// Whether letters in the scripts belong to the name.
  package var hasLiterals: Bool {
    superscripts.contains(where: \.isLiteral) || subscripts.contains(where: \.isLiteral)
  }

  /// The variables of the slots, as they are written.
  package var slotOrder: [String] {
    (superscripts + subscripts).compactMap { if case .slot(let name) = $0 { name } else { nil } }
  }

  /// The name with its letters in scripts: z_o is not z_h.
  package var pattern: String {
    let letters = (superscripts + subscripts).map { slot in
      switch slot {
      case .literal(let text): text
      case .slot: "·"
      }
    }
    return ([name] + letters).joined(separator: " ")
  }

  /// Arguments that are indices of units or layers become slots: `s_k[i]` is read as `s_{k,i}`, and
  /// `X(k)` as `X_k`.
  package mutating func settleBrackets() {
    guard let arguments, !arguments.isEmpty, quantity != .function else { return }
    let names = Set(roles.values.compactMap(\.variable))
    let ofSamples = roles[.sample]?.variable
    guard arguments.allSatisfy(names.contains), arguments.contains(where: { $0 != ofSamples })
    else { return }
    bracketArguments(arguments)
  }

  /// Makes arguments slots in brackets behind the name.
  package mutating func bracketArguments(_ arguments: [String]) {
    subscripts += arguments.map { .slot($0) }
    bracketedSlots = arguments.count
    self.arguments = nil
    writtenArguments = []
  }

  /// Whether it is what gradient descent changes.
  package var isParameter: Bool { quantity == .weight || quantity == .bias }
}

/// What weight decay adds to a loss: half the constant, or half of it for each example, times
/// the sum of all squared weights.
package struct Decay: Hashable, Sendable {
  package var constant: String
  /// The number of examples that the constant is divided by; nil where it is not.
  package var count: String?

  /// Reads `\lambda`, `\lambda / m` or `\frac{\lambda}{m}`; nil where it is anything else.
  package init?(_ text: String) {
    guard let items = try? ItemReader.items(of: Latex.tokens(text)) else { return nil }
    let names: [[Item]]
    if items.count == 1, case .fraction(let top, let bottom) = items[0].kind {
      names = [top, bottom]
    } else {
      names = items.split(separatedBy: "/")
    }
    guard names.count <= 2, names.allSatisfy(\.isOneName) else { return nil }
    constant = names[0].map(\.spelling).joined()
    count = names.count > 1 ? names[1].map(\.spelling).joined() : nil
  }
}

extension [Item] {
  /// Whether it is a name, with what stands below it, and nothing else: m^2 is no name.
  fileprivate var isOneName: Bool {
    guard case .name? = first?.kind else { return false }
    return dropFirst().allSatisfy { if case .subscript = $0.kind { true } else { false } }
  }

  fileprivate func split(separatedBy sign: String) -> [[Item]] {
    split(omittingEmptySubsequences: false) { $0.isSign(sign) }.map(Array.init)
  }
}

/// Which layers an activation function is for, and what it is, as far as a text says so.
package struct FunctionKind: Hashable, Sendable {
  package enum Layers: Hashable, Sendable { case all, hidden, output }

  package var layers = Layers.all
  package var kinds: [ActivationKind] = []
  /// Whether it acts on each component by itself.
  package var isElementwise = false
  /// Whether a display said which it is.
  package var isDisplayed = false

  package init() {}
}
