//===----------------------------------------------------------------------===//
// Layers in names: those that the mark of a step has taken the place of, `w_{ij}^{\mathrm{new}}` for
// `w^l_{ij}`, and those called by numbers.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Syntax

extension Claim {
  /// The same claim with the layer's letter at each name of the parameter on the left that lacks it;
  /// as it is where the name without a layer is declared, or none has a slot for a layer alone.
  func withLayers(_ lexicon: Lexicon) -> Claim {
    guard let first = left.first, case .name(let name, let plain) = first.kind,
      !Self.isKnown(first, left.dropFirst(), lexicon),
      let script = Self.layer(name, plain, lexicon)
    else { return self }
    var claim = self
    claim.left = left.putting(script, behind: plain, lexicon)
    claim.right = right.putting(script, behind: plain, lexicon)
    return claim
  }

  /// Whether a declaration fits a name with the scripts that follow it.
  fileprivate static func isKnown(
    _ item: Item, _ rest: ArraySlice<Item>, _ lexicon: Lexicon
  ) -> Bool {
    guard case .name(let name, let plain) = item.kind else { return false }
    return lexicon.match(name, plain: plain, Array(rest.prefix(while: \.isScript))) != nil
  }

  /// The script of a layer, as a parameter of this name is declared with it.
  private static func layer(_ name: String, _ plain: String, _ lexicon: Lexicon) -> Item.Kind? {
    for declaration in lexicon.declarations
    where declaration.isParameter && (declaration.name == name || declaration.plain == plain) {
      guard let layer = declaration.roles[.layer]?.variable else { continue }
      let letter = Item(kind: .name(layer, plain: layer), source: 0..<0)
      if declaration.superscripts == [.slot(layer)] { return .superscript([letter]) }
      if declaration.subscripts == [.slot(layer)] { return .subscript([letter]) }
    }
    return nil
  }
}

extension [Item] {
  /// The items with a script behind each name of this spelling that no declaration fits without it.
  fileprivate func putting(
    _ script: Item.Kind, behind plain: String, _ lexicon: Lexicon
  ) -> [Item] {
    enumerated().flatMap { place, item -> [Item] in
      if item.nameAlone == plain, !Claim.isKnown(item, self[(place + 1)...], lexicon) {
        return [item, Item(kind: script, source: item.source)]
      }
      return [item.rewritten { $0.putting(script, behind: plain, lexicon) }]
    }
  }
}

extension [Item] {
  /// Whether a layer may be called by a number here, in scripts or in brackets, or by a name of the last.
  func mayNameLayers(_ depths: Set<String>, inScript: Bool = false) -> Bool {
    contains { item in
      switch item.kind {
      case .name(_, let plain): depths.contains(plain)
      case .number: inScript
      case .superscript(let content), .subscript(let content):
        content.mayNameLayers(depths, inScript: true)
      case .sign(let sign): sign == "(" || sign == "["
      default: item.parts.contains { $0.mayNameLayers(depths, inScript: inScript) }
      }
    }
  }
}
