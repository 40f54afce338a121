//===----------------------------------------------------------------------===//
// What was written is read and judged like any text.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Syntax

/// Reads and judges single equations in a notation.
struct Reader {
  let notation: TextNotation
  /// The display that it stands in the place of.
  var display = Letters.anyDisplay
  let networks: NetworkRuns
  /// What the equation that they say again was judged under.
  let circumstances: Circumstances

  /// The one claim of a display with its verdict; nil where it is none, or several.
  func draft(of latex: String) -> ReportDraft? {
    guard let document = document(of: latex), var display = document.displays.first else {
      return nil
    }
    display.ordinal = self.display
    var notation = notation
    // The letter of the loss is that of whichever loss the original is about.
    for place in notation.declarations.indices { notation.declarations[place].losses = [] }
    var session = Session(on: document, notation: notation, networks: networks)
    // What is possible where the original stands is all that is possible here.
    session.losses = circumstances.losses
    session.lastLiteralLayer = circumstances.lastLiteralLayer
    if circumstances.hidden.count == 1 { session.hidden = circumstances.hidden }
    if hasFunctionsOfLayers || circumstances.outputs.count == 1 {
      session.outputs = circumstances.isShared ? circumstances.hidden : circumstances.outputs
    }
    let drafts = session.proofread(display)
    return drafts.count == 1 && drafts[0].read != nil ? drafts[0] : nil
  }

  /// The one claim of a display, which is not judged.
  func claim(of latex: String) -> PlainClaim? {
    guard let tokens = document(of: latex)?.displays.first?.tokens else { return nil }
    let lexicon = Lexicon(notation, display: display)
    guard let items = try? ItemReader.items(of: tokens) else { return nil }
    let statements = StatementReader.statements(of: items, lexicon, previous: []).0
    guard statements.count == 1, case .claim(let claim) = statements[0] else { return nil }
    let work = ClaimWork(
      claim: claim, tokens: tokens, lexicon: lexicon,
      candidates: VariableFinder.candidates(items, lexicon), circumstances: circumstances)
    return try? PlainClaim(work)
  }

  private func document(of latex: String) -> Document? {
    let text = "```math\n\(latex)\n```\n"
    return (try? Document(reading: text, file: "", format: .markdown))?.expanding(notation.macros)
  }

  /// Whether the notation tells layers apart by their functions.
  private var hasFunctionsOfLayers: Bool {
    notation.declarations(at: display).contains {
      $0.quantity == .function && ($0.roles[.layer] != nil || $0.function?.layers == .output)
    }
  }
}
