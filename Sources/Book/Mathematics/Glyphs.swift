//===----------------------------------------------------------------------===//
// The characters that commands of LaTeX stand for.
//===----------------------------------------------------------------------===//

/// What commands that are one character look like.
enum Glyphs {
  /// Letters.
  static let letters: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ",
    "tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ",
    "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "ell": "ℓ",
  ]

  /// Letters and letter-like signs that stand upright.
  static let upright: [String: String] = [
    "partial": "∂", "nabla": "∇", "top": "⊤", "infty": "∞", "emptyset": "∅", "star": "⋆",
  ]

  /// Operators, relations, arrows, dots and brackets.
  static let signs: [String: String] = [
    "cdot": "⋅", "times": "×", "odot": "⊙", "circ": "∘", "otimes": "⊗", "pm": "±", "div": "÷",
    "sum": "∑", "prod": "∏", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠",
    "equiv": "≡", "approx": "≈", "in": "∈", "notin": "∉", "leftarrow": "←", "gets": "←",
    "rightarrow": "→", "to": "→", "mapsto": "↦", "Rightarrow": "⇒", "implies": "⟹", "iff": "⟺",
    "therefore": "∴", "dots": "…", "ldots": "…", "cdots": "⋯", "vdots": "⋮", "ddots": "⋱",
    "lbrace": "{", "rbrace": "}", "{": "{", "}": "}", "|": "‖", "Vert": "‖", "lVert": "‖",
    "rVert": "‖", "vert": "|", "lvert": "|", "rvert": "|", "lfloor": "⌊", "rfloor": "⌋",
    "langle": "⟨", "rangle": "⟩", "colon": ":", "%": "%", "ast": "∗", "bullet": "∙", "forall": "∀",
  ]

  /// Spaces, in em.
  static let spaces: [String: String] = [
    ",": "0.167", "thinspace": "0.167", ":": "0.222", ";": "0.278", "!": "-0.167", " ": "0.25",
    "quad": "1", "qquad": "2", "enspace": "0.5",
  ]

  static let accents: [String: String] = [
    "hat": "^", "widehat": "^", "tilde": "~", "bar": "¯", "overline": "¯", "dot": "˙", "vec": "→",
  ]

  /// Script capitals that every font with mathematics has.
  static let script: [String: String] = [
    "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ",
  ]

  /// A double-struck capital; nil of what has none, or one that few fonts have.
  static func doubled(_ name: String) -> String? {
    let common = ["C": "ℂ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"]
    if let letter = common[name] { return letter }
    guard let scalar = name.unicodeScalars.first, name.unicodeScalars.count == 1,
      "ABDEFGIJKLMOSTUVWXY".unicodeScalars.contains(scalar)
    else { return nil }
    return Unicode.Scalar(0x1D538 + scalar.value - 0x41).map(String.init)
  }

  static let functions: Set<String> = [
    "exp", "log", "ln", "tanh", "sinh", "cosh", "sin", "cos", "tan", "max", "min", "lim", "det",
    "dim",
  ]

  static let fonts: [String: MathMLWriter.Font] = [
    "mathbf": .bold, "boldsymbol": .bold, "bm": .bold, "mathrm": .upright, "mathcal": .script,
    "mathbb": .doubled, "mathit": .italic,
  ]

  /// Commands that change nothing that is drawn here.
  static let ignored: Set<String> = [
    "displaystyle", "textstyle", "limits", "nolimits", "nonumber", "notag", "big", "Big", "bigl",
    "bigr", "Bigl", "Bigr",
  ]
}
