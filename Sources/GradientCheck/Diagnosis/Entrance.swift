import Networks

/// Where an error enters that nothing explains, as far as right parts show it: in the δ of a layer, on
/// the way to the output, or in what is made of a δ that is right.
struct Entrance {
  /// What is right and what is wrong of the gradient that was claimed.
  let right: Set<Part>
  let wrong: Set<Part>

  /// The output layer, counted from 0.
  let last: Int
  let forward: ForwardPass

  /// To how many digits all numbers agree with the right ones.
  let agreement: Int

  /// What was found of the forward pass.
  enum ForwardPass { case notClaimed, right, wrong }

  /// - Parameter agreement: to how many digits all numbers agree with the right ones.
  init(_ judgement: Judgement, agreement: Int) {
    self.agreement = agreement
    let claims = judgement.claims.filter { !$0.part.kind.isForward }
    let right = Set(claims.filter(judgement.isRight).map(\.part))
    (self.right, wrong) = (right, Set(claims.map(\.part)).subtracting(right))
    last = judgement.reference.network.layers.count - 1
    let steps = judgement.claims.filter(\.part.kind.isForward)
    let output = Part(layer: last, kind: .activations)
    let hasOutput = steps.contains { $0.part == output }
    forward =
      !steps.allSatisfy(judgement.isRight) ? .wrong : hasOutput ? .right : .notClaimed
  }

  /// To be put behind a sentence on some parts; empty where nothing is known.
  func words(for parts: [Part]) -> String {
    guard let highest = parts.map(\.layer).max() else { return "" }
    if agreement >= Self.fewDigits {
      return
        "; all entries agree with the right ones to \(agreement) digits, as if rounded, computed in a "
        + "lower precision, or by differences: look at the precision before the formulas"
    }
    let kinds = Set(parts.map(\.kind))
    func isRight(_ kind: Part.Kind, _ layer: Int) -> Bool {
      right.contains(Part(layer: layer, kind: kind))
    }
    if kinds == [.weights] && last > 0 && (0...last).allSatisfy({ isRight(.bias, $0) }) {
      return "; δ is right everywhere, as every bias shows: the weights are made wrongly from it"
    }
    if kinds == [.bias] && parts.allSatisfy({ isRight(.weights, $0.layer) }) {
      return "; δ is right there, as the weights show: the bias is made wrongly from it"
    }
    if wrong.contains(where: { $0.layer > highest }) { return "" }
    if highest == last { return isRight(.bias, last) ? sumIsRight : ofOutput }
    if isRight(.bias, highest) {
      return
        "; δ of layer \(highest + 1) is right, as its bias shows: the weights are made wrongly "
        + "from it"
    }
    guard right.contains(where: { $0.layer == highest + 1 }) else { return "" }
    return
      "; layer \(highest + 2) is right, so the error enters in δ of layer \(highest + 1): in what "
      + "is carried down to it, or in g′"
  }

  /// Of so many digits no wrong formula would leave all right.
  private static let fewDigits = 3

  /// What is done to the finished gradient, where nothing of it is right.
  private var finish: String {
    right.isEmpty
      ? "; or else what is done to the finished gradient, as by an optimiser" : ""
  }

  private var ofOutput: String {
    switch forward {
    case .notClaimed:
      "; the error enters in δ of the output: look at the forward pass (dropout left on, another "
        + "input), the targets and how δ is made of them, and to tell which, give the forward pass beside "
        + "the gradient (`activations` in the file, `forward=` in Python)" + finish
    case .right:
      "; the error enters in δ of the output, and the forward pass is right: look at the targets and at "
        + "how δ is made of a and y" + finish
    case .wrong: ""
    }
  }

  /// The sum of δ does not tell one order of the targets from another.
  private var sumIsRight: String {
    "; the sum of the output's δ is right, as the bias shows: look at the order of the targets, or at "
      + "the activations below, with which δ is multiplied: are they those of this pass, or overwritten by "
      + "another one?"
  }
}
