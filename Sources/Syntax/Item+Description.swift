//===----------------------------------------------------------------------===//
// What an item is to the parser, and what it is called in a message.
//===----------------------------------------------------------------------===//

import MathText

extension Item {
  package static let relations: Set<String> = [
    "=", ":=", "=:", "equiv", "leftarrow", "approx", "to", "in", "le", "ge", "ne", "<", ">",
    "mapsto", "implies", "ll", "gg", "subset", "subseteq", "notin", "leftrightarrow", "uparrow",
    "downarrow", "hookrightarrow", "xleftarrow", "leadsto", "rightleftharpoons", "propto",
  ]

  /// ∂/∂x or d/dx, of what follows it.
  package var isDifferentialOperator: Bool {
    guard case .fraction(let top, let bottom) = kind, top.count == 1, bottom.count > 1 else {
      return false
    }
    return top[0].isSign("partial") || top[0].letters == "d" && bottom[0].letters == "d"
  }

  package var isRelation: Bool { sign.map(Self.relations.contains) ?? false }

  private static let openings: Set<String> = ["(", "[", "{", "langle"]
  private static let closings: Set<String> = [")", "]", "}", "rangle"]

  package var isOpening: Bool { sign.map(Self.openings.contains) ?? false }
  package var isClosing: Bool { sign.map(Self.closings.contains) ?? false }

  /// Why it is no mathematics; nil of mathematics.
  var whyUnreadable: String? {
    if case .unreadable(let why) = kind { why } else { nil }
  }

  package var isGap: Bool { if case .gap = kind { true } else { false } }

  /// Whether an item ends a sum.
  var endsSum: Bool {
    switch kind {
    case .sign(let sign):
      sign == "," || sign == ";" || sign == ":" || isClosing || isRelation || sign == "vert"
    case .gap, .newRow, .cell: true
    default: false
    }
  }

  var endsProduct: Bool { endsSum || isSign("+") || isSign("-") }

  /// The sign of a product, in its shortest name.
  package var multiplication: String? {
    switch sign {
    case "cdot", "times", "*", "odot", "circ", "bullet", "otimes", ".", "diamond", "cdotp", "@":
      sign
    default: nil
    }
  }

  /// An item in a message.
  package var description: String {
    switch kind {
    case .name(let name, _): name
    case .number(let digits): digits
    case .sign(ItemReader.raised), .sign(ItemReader.marked):
      "a superscript before what it belongs to"
    case .sign(ItemReader.transposed): "a transpose here"
    case .sign(let sign): sign.first?.isLetter == true && sign.count > 1 ? "\\" + sign : sign
    case .superscript: "a superscript here"
    case .subscript: "a subscript here"
    case .primes: "a prime here"
    case .fraction: "a fraction here"
    case .root: "a root here"
    case .group: "a group here"
    case .grid(let name, _): "\\begin{\(name)} here"
    case .words(let text): "the words \(text)"
    case .unreadable: "what is no mathematics"
    case .gap: "a gap here"
    case .newRow: "a new row here"
    case .cell: "& here"
    }
  }

  /// The closing bracket of an opening one.
  package static let closing = [
    "(": ")", "[": "]", "{": "}", "langle": "rangle", "lfloor": "rfloor",
    "lceil": "rceil",
  ]

  /// The items without brackets that close what nothing opens.
  static func withoutStrayBrackets(_ items: [Item]) -> [Item] {
    guard items.contains(where: \.isClosing) else { return items }
    var open: [String: Int] = [:]
    return items.filter { item in
      guard let sign = item.sign else { return true }
      if let close = closing[sign] { open[close, default: 0] += 1 }
      guard item.isClosing else { return true }
      guard let count = open[sign], count > 0 else { return false }
      open[sign] = count - 1
      return true
    }
  }

  /// The items split at signs that stand outside all brackets.
  package static func split(_ items: [Item], at isSeparator: (Item) -> Bool) -> [[Item]] {
    var parts: [[Item]] = [[]]
    var depth = 0
    for item in items {
      if item.isOpening { depth += 1 }
      if item.isClosing { depth = max(0, depth - 1) }
      if depth == 0 && isSeparator(item) {
        parts.append([])
      } else {
        parts[parts.count - 1].append(item)
      }
    }
    return parts
  }
}
