//===----------------------------------------------------------------------===//
// What a text leaves open of its updates: weight decay, and names that are set anew.
//===----------------------------------------------------------------------===//

import Judging
import Syntax

/// What the claims of a text say of what its updates rest on.
struct DraftedUpdates {
  /// Names that are set anew again and again: which value is meant somewhere, the text says in words.
  private var registers: Set<String> = []
  /// Whether a display shows squares of weights: then it says what is added to the loss.
  private var showsDecay = false

  init(_ drafts: [[ReportDraft]]) {
    var times: [String: Int] = [:]
    for work in drafts.joined().compactMap(\.read) {
      var work = work
      let sides = try? work.parse()
      // Of one step of descent after the other each is of the weights as they are.
      let isStep = sides.map { work.steps($0.0, $0.1) != nil && work.isParameter($0.0) } ?? false
      if work.claim.relation == "leftarrow", !isStep, let name = work.claim.left.first?.nameAlone {
        times[name, default: 0] += 1
      }
      guard let (left, right) = sides else { continue }
      if case .symbol(let symbol) = left.kind, symbol.quantity.isLoss,
        right.all.contains(where: \.isSquareOfWeights)
      {
        showsDecay = true
      }
    }
    registers = Set(times.filter { $0.value > 1 }.keys)
  }

  /// Why a claim is not wrong for what it seems to be; nil where nothing is open.
  func reason(against work: ClaimWork) -> String? {
    var work = work
    guard let (left, right) = try? work.parse() else { return nil }
    let symbols = right.symbols
    if let name = symbols.map(\.declaration.plain).first(where: registers.contains),
      left.symbols.first?.declaration.plain != name
    {
      return "\(name) is set anew again and again, and nothing says which value is meant"
    }
    guard work.claim.relation == "leftarrow", !showsDecay, let own = left.symbols.first,
      [.weight, .bias].contains(own.quantity), symbols.contains(where: { $0.quantity == .constant })
    else { return nil }
    return "nothing says what is added to the loss, which this update is of"
  }
}

extension ClaimWork {
  /// Whether a claim says that a loss is a sum with squares of weights in it.
  var addsPenalty: Bool {
    var work = self
    guard let (left, right) = try? work.parse(), case .symbol(let symbol) = left.kind,
      symbol.quantity.isLoss, case .sum = right.kind
    else { return false }
    return right.all.contains(where: \.isSquareOfWeights)
  }
}

extension Node {
  fileprivate var symbols: [Symbol] {
    all.compactMap { if case .symbol(let symbol) = $0.kind { symbol } else { nil } }
  }

  fileprivate var isSquareOfWeights: Bool {
    switch kind {
    case .norm, .power: children.flatMap(\.symbols).contains { $0.quantity == .weight }
    case .apply(let function, let arguments):
      if case .length = function.base {
        arguments.flatMap(\.symbols).contains { $0.quantity == .weight }
      } else {
        false
      }
    default: false
    }
  }
}
