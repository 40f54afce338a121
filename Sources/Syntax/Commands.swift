//===----------------------------------------------------------------------===//
// What the commands of mathematical LaTeX mean, as far as meaning does not depend on a notation.
//===----------------------------------------------------------------------===//

package enum Commands {
  /// Commands that change how something looks and not what it says.
  static let ignored: Set<String> = [
    "left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl",
    "biggr", "Biggl", "Biggr", "bigm", "middle", ",", "!", ":", ";", " ", ">", "limits",
    "nolimits", "displaystyle", "textstyle", "scriptstyle", "nonumber", "notag", "mathstrut",
    "strut", "centering", "noindent", "allowbreak", "mathop", "mathrel", "mathbin",
    "mathord", "mathopen", "mathclose", "mathinner", "/", "-", "hline", "boxed", "ensuremath",
    "smash", "protect", "bbox", "fbox", "displaylimits", "scriptscriptstyle", "tiny", "scriptsize",
    "footnotesize", "small", "normalsize", "large", "Large", "LARGE", "huge", "Huge", "thinspace",
    "medspace", "thickspace", "negthinspace", "negmedspace", "negthickspace",
  ]

  /// Commands whose words are set aside.
  static let aside: Set<String> = [
    "label", "tag", "tag*", "color", "vspace", "vspace*", "textcolor", "ref",
    "eqref", "cite", "colorbox", "phantom", "hphantom", "vphantom",
    "intertext", "shortintertext", "class", "cssId", "style", "href", "definecolor",
  ]

  /// Commands for a distance, which is a gap where it is wide.
  package static let distances: Set<String> = [
    "hspace", "hspace*", "mspace", "kern", "hskip", "mkern", "mskip",
  ]

  /// Whether a distance, `0.5in` or `18mu`, is as wide as `\\quad`; a part of a line's width is.
  static func isWide(_ distance: String) -> Bool {
    let text = distance.filter { !$0.isWhitespace }
    if text.hasSuffix("width") || text.hasSuffix("fill") { return !text.hasPrefix("-") }
    guard let amount = Double(text.dropLast(2)) else { return false }
    let quads: [String: Double] = [
      "em": 1, "in": 7.2, "cm": 2.8, "mm": 0.28, "pt": 0.1, "bp": 0.1, "pc": 1.2,
      "ex": 0.43, "mu": 1.0 / 18,
    ]
    return amount * (quads[String(text.suffix(2))] ?? 0) > 0.95
  }

  static let gaps: Set<String> = [
    "quad", "qquad", "enspace", "hfil", "hfill", "newline", "eqno", "leqno",
  ]

  /// How wide narrow spaces are, in quads.
  package static let widths: [String: Double] = [
    ",": 0.167, ":": 0.222, ">": 0.222, ";": 0.278, "!": -0.167,
    "thinspace": 0.167, "medspace": 0.222, "thickspace": 0.278, "negthinspace": -0.167,
  ]

  /// Fonts, by what they look like: one name for each look, none for upright and italic letters.
  package static let fonts: [String: String] = [
    "mathbf": "mathbf", "boldsymbol": "mathbf", "bm": "mathbf", "textbf": "mathbf",
    "bf": "mathbf", "pmb": "mathbf", "symbf": "mathbf", "mathbfit": "mathbf", "mathcal": "mathcal",
    "cal": "mathcal", "mathscr": "mathcal", "mathbb": "mathbb", "Bbb": "mathbb",
    "mathds": "mathbb", "mathbbm": "mathbb", "mathbbmss": "mathbb",
    "mathfrak": "mathfrak", "vec": "mathbf", "overrightarrow": "mathbf", "mathrm": "", "rm": "",
    "text": "", "textrm": "", "textit": "", "mathit": "", "it": "", "mathsf": "", "sf": "",
    "mathtt": "", "tt": "", "mathnormal": "", "operatorname": "", "operatorname*": "",
    "textnormal": "", "textup": "", "mathup": "", "symup": "", "symrm": "", "mbox": "",
    "texttt": "", "textsf": "", "emph": "",
  ]

  /// Fonts that are switched on to the end of a group.
  static let switches: Set<String> = ["bf", "cal", "rm", "it", "sf", "tt"]

  package static let accents: [String: String] = [
    "hat": "hat", "widehat": "hat", "bar": "bar", "overline": "bar", "tilde": "tilde",
    "widetilde": "tilde", "dot": "dot", "ddot": "ddot", "check": "check", "breve": "breve",
    "acute": "acute", "grave": "grave", "underline": "underline", "mathring": "mathring",
  ]

  /// Characters that are the same as a command or as a plainer character.
  static let characters: [String: (isName: Bool, text: String)] = [
    "∑": (false, "sum"), "∏": (false, "prod"), "∂": (false, "partial"), "∇": (false, "nabla"),
    "−": (false, "-"), "–": (false, "-"), "·": (false, "cdot"), "⋅": (false, "cdot"),
    "∘": (false, "circ"), "⊙": (false, "odot"), "⊗": (false, "otimes"), "×": (false, "times"),
    "∗": (false, "*"), "•": (false, "bullet"), "∙": (false, "bullet"), "≈": (false, "approx"),
    "∝": (false, "propto"),
    "→": (false, "to"), "←": (false, "leftarrow"), "≔": (false, ":="), "≡": (false, "equiv"),
    "∈": (false, "in"), "≤": (false, "le"), "≥": (false, "ge"), "≠": (false, "ne"),
    "⌊": (false, "lfloor"), "⌋": (false, "rfloor"), "⌈": (false, "lceil"), "⌉": (false, "rceil"),
    "⋯": (false, "dots"), "…": (false, "dots"), "⋮": (false, "vdots"), "⋱": (false, "ddots"),
    "∀": (false, "forall"), "∵": (false, "because"), "∴": (false, "implies"), "‖": (false, "norm"),
    "∥": (false, "norm"), "√": (false, "sqrt"),
    "，": (false, ","), "；": (false, ";"), "：": (false, ":"), "（": (false, "("),
    "）": (false, ")"), "＝": (false, "="), "＋": (false, "+"), "⊤": (true, "\\top"),
    "ℓ": (true, "\\ell"), "ϵ": (true, "\\epsilon"), "ε": (true, "\\varepsilon"),
    "α": (true, "\\alpha"), "β": (true, "\\beta"), "γ": (true, "\\gamma"),
    "δ": (true, "\\delta"), "ζ": (true, "\\zeta"), "η": (true, "\\eta"), "θ": (true, "\\theta"),
    "κ": (true, "\\kappa"), "λ": (true, "\\lambda"), "μ": (true, "\\mu"), "ν": (true, "\\nu"),
    "ξ": (true, "\\xi"), "π": (true, "\\pi"), "ρ": (true, "\\rho"), "σ": (true, "\\sigma"),
    "ς": (true, "\\varsigma"), "τ": (true, "\\tau"), "φ": (true, "\\phi"),
    "ϕ": (true, "\\phi"), "χ": (true, "\\chi"), "ψ": (true, "\\psi"), "ω": (true, "\\omega"),
    "Γ": (true, "\\Gamma"), "Δ": (true, "\\Delta"), "Θ": (true, "\\Theta"),
    "Λ": (true, "\\Lambda"), "Ξ": (true, "\\Xi"), "Π": (true, "\\Pi"), "Σ": (true, "\\Sigma"),
    "Φ": (true, "\\Phi"), "Ψ": (true, "\\Psi"), "Ω": (true, "\\Omega"), "∆": (true, "\\Delta"),
  ]

  /// Characters that are fractions.
  static let fractions: [String: (String, String)] = [
    "½": ("1", "2"), "⅓": ("1", "3"), "¼": ("1", "4"), "⅔": ("2", "3"), "¾": ("3", "4"),
  ]

  /// Characters that are scripts.
  package static let superscripts: [String: String] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8",
    "⁹": "9", "ᵀ": "T",
  ]
  package static let subscripts: [String: String] = [
    "₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7", "₈": "8",
    "₉": "9", "ᵢ": "i", "ⱼ": "j", "ₖ": "k", "ₗ": "l", "ₙ": "n", "ₘ": "m",
  ]

  /// Commands that are letters.
  package static let letters: Set<String> = [
    "alpha", "beta", "gamma", "delta", "epsilon", "varepsilon", "zeta", "eta", "theta",
    "vartheta", "iota", "kappa", "lambda", "mu", "nu", "xi", "pi", "varpi", "rho", "varrho",
    "sigma", "varsigma", "tau", "upsilon", "phi", "varphi", "chi", "psi", "omega", "Gamma",
    "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega", "ell",
    "hbar", "imath", "jmath", "top", "intercal", "dagger", "infty", "star", "Re", "Im", "_", "#",
    "varnothing", "emptyset", "exp", "log", "ln", "tanh", "sin", "cos", "max", "min", "det",
    "sinh", "cosh", "tan", "arg", "Pr", "lg",
  ]

  /// Commands that mean the same sign.
  static let synonyms: [String: String] = [
    "ldots": "dots", "cdots": "dots", "dotsc": "dots", "dotsb": "dots", "dotsm": "dots",
    "dotsi": "dots", "dotso": "dots", "gets": "leftarrow", "longleftarrow": "leftarrow",
    "Leftarrow": "leftarrow", "rightarrow": "to", "longrightarrow": "to", "xrightarrow": "to",
    "lbrace": "{", "rbrace": "}", "lbrack": "[", "rbrack": "]", "lvert": "vert", "rvert": "vert",
    "mid": "vert", "Vert": "|", "lVert": "|", "rVert": "|", "leq": "le", "geq": "ge",
    "neq": "ne", "colon": ":", "coloneqq": ":=", "coloneq": ":=", "triangleq": ":=",
    "eqqcolon": "=:", "ast": "*", "centerdot": "cdot", "lt": "<", "gt": ">", "doteq": ":=",
    "hadamard": "odot", "bigodot": "odot", "Longrightarrow": "implies", "Rightarrow": "implies",
    "Leftrightarrow": "implies", "iff": "implies", "longmapsto": "mapsto", "therefore": "implies",
    "simeq": "approx", "cong": "approx", "sim": "approx", "le": "le", "hdots": "dots",
    "hdotsfor": "dots", "lparen": "(",
    "rparen": ")", "divideontimes": "odot", "land": "wedge",
  ]

  /// Brackets that are doubled.
  static let doubleBrackets: [String: String] = [
    "llbracket": "[", "rrbracket": "]", "lBrack": "[", "rBrack": "]",
  ]

  /// Functions of one number that every text knows, spelled as a command or in letters.
  package static let functions: Set<String> = [
    "exp", "log", "ln", "lg", "tanh", "sqrt", "sinh", "cosh", "sech", "sin", "cos", "tan", "root",
  ]

  /// Functions of one number by the names that other countries and other books have for them. Only
  /// in upright letters: `t h` is a product.
  static let synonymousFunctions: [String: String] = [
    "th": "tanh", "tgh": "tanh", "sh": "sinh", "ch": "cosh", "cth": "coth", "tg": "tan",
    "ctg": "cot",
    "cotg": "cot", "arctg": "arctan", "arctan": "arctan", "atan": "arctan", "coth": "coth",
    "cot": "cot", "sgn": "sgn", "sign": "sgn", "sg": "sgn", "arcsin": "arcsin", "asin": "arcsin",
    "arccos": "arccos", "acos": "arccos", "artanh": "artanh", "arctanh": "artanh",
    "atanh": "artanh", "arsinh": "arsinh", "arcsinh": "arsinh", "asinh": "arsinh",
    "arcosh": "arcosh", "arccosh": "arcosh", "acosh": "arcosh", "logit": "logit", "abs": "abs",
    "floor": "floor", "ceil": "ceil", "lb": "lb", "ld": "lb",
  ]

  /// Words that change what a formula is worth: where they stand beside one, it is not the whole.
  static let wordsOfArithmetic: Set<String> = [
    "plus", "minus", "times", "over", "divided", "multiplied", "added", "subtracted", "squared",
    "cubed", "transposed", "transpose", "inverted", "inverse", "negative", "negated", "half",
    "twice", "doubled", "halved", "modulo", "mod",
  ]

  /// Of these, the words that say what is done with the formula before them.
  static let wordsThatGoOn: Set<String> = ["plus", "minus", "times", "divided", "multiplied"]

  /// Words of a branch that has no value.
  static let wordsForUndefined: Set<String> = [
    "undefined", "not defined", "does not exist", "n/a", "none", "NaN",
  ]

  /// Words between an equation and what has to hold for it.
  static let wordsForProvisos: Set<String> = ["if", "when", "where", "for", "whenever", "provided"]

  /// Words among them that what follows may be false after; “where” says what it is.
  static let wordsForHypotheses: Set<String> = ["if", "when", "whenever", "provided"]

  /// Words before a condition, which may be spelled in upright letters: `\mathrm{if}`.
  static let conditionWords: Set<String> = [
    "if", "otherwise", "else", "elsewhere", "when", "where", "for", "and", "or",
  ]

  /// Words that may be spelled in plain letters and are names nevertheless.
  package static let words: Set<String> = [
    "exp", "log", "ln", "tanh", "softmax", "sigmoid", "sigm", "relu", "ReLU", "diag", "Diag",
    "max", "min", "np.sum", "sum", "grad", "logistic", "sinh", "cosh", "sech", "np.dot", "tr", "Tr",
    "np.exp", "np.log", "np.tanh", "np.mean", "np.shape", "sin", "cos", "tan", "prod",
  ]

  /// The names that LaTeX sets upright, as operators: none is a slip for a letter.
  package static let operators: Set<String> = [
    "\\arccos", "\\arcsin", "\\arctan", "\\arg", "\\cos", "\\cosh", "\\cot", "\\coth", "\\csc",
    "\\deg", "\\det", "\\dim", "\\exp", "\\gcd", "\\hom", "\\inf", "\\ker", "\\lg", "\\lim",
    "\\liminf", "\\limsup", "\\ln", "\\log", "\\max", "\\min", "\\Pr", "\\sec", "\\sin", "\\sinh",
    "\\sup", "\\tan", "\\tanh",
  ]

  /// The commands after which several letters are one word, as in `\operatorname{argmax}`.
  package static let upright: Set<String> = [
    "rm", "mathrm", "mathsf", "mathtt", "operatorname", "mathit",
  ]

  /// Names that go before another, and make it the name of a change or a gradient.
  package static let changes: Set<String> = ["\\Delta", "\\delta", "\\nabla", "\\partial"]

  /// A relation as LaTeX.
  package static func latex(ofRelation sign: String) -> String {
    switch sign {
    case "equiv": "\\equiv"
    case "leftarrow": "\\leftarrow"
    case "approx", "propto", "le", "ge", "ne": "\\" + sign
    default: sign
    }
  }
}
