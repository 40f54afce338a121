//===----------------------------------------------------------------------===//
// What a name can be in a text on backpropagation, and what it is in most.
//===----------------------------------------------------------------------===//

/// What a name may stand for, as far as drafting tells.
enum DraftRole: Hashable, Sendable, CaseIterable {
  case input, activation, preactivation, weight, bias, delta, target, output, loss, function, rate

  /// Names that have this meaning in many texts. A habit alone never outvotes an equation.
  var habits: Set<String> {
    switch self {
    case .input: ["x", "X"]
    case .activation: ["a", "h", "A", "H", "o", "O", "out"]
    case .preactivation: ["z", "Z", "net", "u", "s", "in", "v"]
    case .weight:
      ["W", "w", "\\theta", "\\Theta", "V", "U", "\\omega", "weight", "weights", "\\Omega"]
    case .bias: ["b", "B", "\\beta", "bias", "c"]
    case .delta: ["\\delta", "\\Delta", "\\varepsilon", "\\epsilon", "e", "error"]
    case .target: ["y", "t", "Y", "T", "d", "target", "\\tau"]
    case .output: ["\\hat{y}", "\\hat{Y}", "output", "pred", "prediction"]
    case .loss:
      ["C", "J", "L", "E", "\\ell", "Loss", "loss", "Cost", "cost", "\\xi", "Err", "MSE", "CE"]
    case .function:
      ["\\sigma", "f", "g", "\\phi", "\\varphi", "\\psi", "S", "R", "\\rho", "\\varsigma"]
    case .rate: ["\\eta", "\\alpha", "lr", "\\mu", "\\gamma", "\\epsilon"]
    }
  }

  /// What a notation calls it.
  var quantity: String {
    switch self {
    case .input: "input"
    case .activation: "activation"
    case .preactivation: "pre-activation"
    case .weight: "weight"
    case .bias: "bias"
    case .delta: "delta"
    case .target: "target"
    case .output: "output"
    case .loss: "loss"
    case .function: "activation function"
    case .rate: "learning rate"
    }
  }

  /// Whether a step from layer to layer leads to it.
  var isProduced: Bool { [.preactivation, .activation, .output].contains(self) }

  /// Whether names of this kind have layers.
  var isLayered: Bool {
    switch self {
    case .activation, .preactivation, .weight, .bias, .delta, .function: true
    default: false
    }
  }
}

extension DraftRole {
  /// Letters that scale what they stand before, and are nothing of a network.
  static let scales: Set<String> = [
    "\\lambda", "\\eta", "\\alpha", "\\mu", "\\gamma", "\\epsilon", "\\rho", "\\tau", "\\kappa",
  ]
}

/// What speaks for each meaning of a name.
struct RoleVotes: Sendable {
  struct Ballot: Sendable {
    var weight = 0.0
    var displays: Set<Int> = []
  }

  private(set) var ballots: [String: [DraftRole: Ballot]] = [:]
  /// Names that displays say are likelihoods: they are what they are displayed to be.
  var likelihoods: Set<String> = []
  /// Thresholds by what they are subtracted from inside a function: f(α − γ).
  var thresholds: [String: String] = [:]

  mutating func vote(_ name: String, _ role: DraftRole, _ weight: Double, display: Int) {
    ballots[name, default: [:]][role, default: Ballot()].weight += weight
    if weight >= 1 { ballots[name]?[role]?.displays.insert(display) }
  }

  /// The meaning that most speaks for, a habit counting a little; nil where nothing does.
  func role(of name: String) -> DraftRole? {
    let best = DraftRole.allCases.map { ($0, weight(name, $0)) }.max { $0.1 < $1.1 }
    guard let best, best.1 > 0 else { return nil }
    return best.0
  }

  func weight(_ name: String, _ role: DraftRole) -> Double {
    (ballots[name]?[role]?.weight ?? 0) + (role.habits.contains(name) ? 0.9 : 0)
  }

  /// The displays whose structure speaks for a meaning.
  func displays(_ name: String, _ role: DraftRole) -> [Int] {
    (ballots[name]?[role]?.displays ?? []).sorted()
  }
}
