//===----------------------------------------------------------------------===//
// What the symbols of a text mean.
//===----------------------------------------------------------------------===//

import MathText

/// What the symbols of a text mean: its declarations and its conventions.
///
/// See `TextNotation.init(parsing:)` for how it is written down.
public struct TextNotation: Sendable {
  /// How ∂vector/∂vector is laid out where it is used as a matrix.
  package enum Layout: String, Sendable { case numerator, denominator }

  /// How the derivative of a number is: in the shape of what it is taken by; or as a row, and by a
  /// matrix transposed, whatever it is taken by, by anything but weights and biases, or only where
  /// it is written as a fraction and not with ∇.
  package enum Gradients: Sendable {
    case shaped, rows, rowsExceptParameters, rowsForFractions
    /// Rows by vectors, and the shape of a matrix by a matrix.
    case rowsForVectors
  }

  /// Where a text keeps its biases: in symbols of their own, or as the weights of a unit that is
  /// always 1, before the first unit of each layer or after the last.
  package enum Biases: Sendable { case apart, none, foldedFirst, foldedLast }

  /// What the input layer and the output layer are called.
  package struct LayerNumbers: Hashable, Sendable {
    package var first: Int
    /// Nil where the networks of the text have no depth that it says.
    package var last: Int?
    /// The name of the depth, where it has one, and what is added to it.
    package var name: String?
    package var shift = 0

    package init(first: Int, last: Int? = nil, name: String? = nil, shift: Int = 0) {
      self.first = first
      self.last = last
      self.name = name
      self.shift = shift
    }
  }

  /// A convention, the displays it is limited to, and the line of the notation that says it; nil
  /// where it only follows from another.
  package struct Setting<Value: Sendable>: Sendable {
    package var value: Value
    package var displays: Set<Int>?
    package var line: Int?

    package init(value: Value, displays: Set<Int>? = nil, line: Int? = nil) {
      self.value = value
      self.displays = displays
      self.line = line
    }
  }

  package var declarations: [Declaration] = []
  /// Macros that the text uses and does not define.
  package var macros = Macros(forDocumentOfSize: 0)
  /// The numbers of the input and the output layer.
  package var layers: [Setting<LayerNumbers>] = []
  package var samplesInRows: [Setting<Bool>] = []
  package var layouts: [Setting<Layout>] = []
  package var gradients: [Setting<Gradients>] = []
  /// Operator signs that mean the elementwise product, or the matrix product.
  package var elementwise: [Setting<Set<String>>] = []
  package var matrixProducts: [Setting<Set<String>>] = []
  package var widths: [Setting<[Int]>] = []
  package var outputWidths: [Setting<Int>] = []
  package var sampleCounts: [Setting<Int>] = []
  package var firstUnit: [Setting<Int>] = []
  package var firstLabel: [Setting<Int>] = []
  package var firstSample: [Setting<Int>] = []
  package var biases: [Setting<Biases>] = []
  /// Whether an index that is repeated in a product is summed.
  package var repeatedAreSummed: [Setting<Bool>] = []
  /// Whether w^T_{jk} is w_{jk}, as an entry has no transpose, and not the entry of the transpose.
  package var untransposedEntries: [Setting<Bool>] = []
  /// Layers without biases, where others have them.
  package var biaslessLayers: [Setting<[Index]>] = []
  /// How it looks.
  package var writing = Writing()
  /// The notation of a text that declares nothing.
  public init() {}

  /// The settings as they are at one display.
  package func settings(at display: Int) -> Settings {
    // What is limited to the fewest displays says most of them.
    func pick<Value>(_ settings: [Setting<Value>]) -> Value? {
      let here = settings.filter { $0.displays?.contains(display) ?? true }
      let fewest = here.compactMap { $0.displays?.count }.min()
      return here.last { $0.displays?.count == fewest }?.value
    }
    let layers = pick(layers)
    let biases = pick(biases) ?? .apart
    // With unit 0 for the biases, those of a layer begin with 1.
    let firstUnit = biases == .foldedFirst ? 1 : pick(firstUnit) ?? 1
    let layout = pick(layouts)
    return Settings(
      firstLayer: layers?.first ?? 0, lastLayer: layers?.last,
      samplesInRows: pick(samplesInRows) ?? false,
      saysWhereSamplesAre: pick(samplesInRows) != nil, layout: layout,
      gradients: pick(gradients) ?? (layout == .numerator ? .rows : .shaped),
      elementwise: pick(elementwise) ?? [], matrixProducts: pick(matrixProducts) ?? [],
      widths: pick(widths), outputWidth: pick(outputWidths), sampleCount: pick(sampleCounts),
      firstUnit: firstUnit, firstLabel: pick(firstLabel) ?? firstUnit,
      firstSample: pick(firstSample) ?? 1,
      hasUntransposedEntries: pick(untransposedEntries) ?? false,
      repeatedAreSummed: pick(repeatedAreSummed) ?? false,
      biases: biases, biaslessLayers: pick(biaslessLayers) ?? [],
      biasedLayers: biasedLayers(at: display))
  }

  /// The layers that biases are declared for at one display; nil where they are for any.
  private func biasedLayers(at display: Int) -> [Index]? {
    let layers = declarations(at: display).filter { $0.quantity == .bias }.map { $0.roles[.layer] }
    let known = layers.compactMap { $0?.literal != nil || $0?.base == .depth ? $0 : nil }
    return known.count == layers.count ? known : nil
  }

  /// The declarations that count at one display, those made for it before the general ones.
  package func declarations(at display: Int) -> [Declaration] {
    declarations.filter { $0.displays?.contains(display) == true }
      + declarations.filter { $0.displays == nil }
  }
}

/// The conventions of a text at one display.
package struct Settings: Hashable, Sendable {
  package var firstLayer: Int
  package var lastLayer: Int?
  package var samplesInRows: Bool
  /// Whether the text says whether examples are rows or columns.
  package var saysWhereSamplesAre: Bool
  package var layout: TextNotation.Layout?
  package var gradients: TextNotation.Gradients
  package var elementwise: Set<String>
  package var matrixProducts: Set<String>
  package var widths: [Int]?
  /// Whether the units of one layer are others than those of another that is as wide.
  package var tellsEqualWidthsApart = true
  package var outputWidth: Int?
  package var sampleCount: Int?
  package var firstUnit: Int
  package var firstLabel: Int
  package var firstSample: Int
  package var hasUntransposedEntries: Bool
  package var repeatedAreSummed: Bool
  package var biases: TextNotation.Biases
  package var biaslessLayers: [Index]
  /// The only layers that biases are declared for; nil where they are for any.
  package var biasedLayers: [Index]?

  /// The layers without biases in networks of one depth, counted from 0: those that the text says have
  /// none, and those for which it has no symbol.
  package func biasless(depth: Int) -> Set<Int> {
    func places(_ layers: [Index]) -> Set<Int> {
      Set(layers.map { $0.literal.map { $0 - firstLayer } ?? depth + $0.offset })
    }
    if biases == .none { return Set(0...depth) }
    guard biases == .apart, let biasedLayers else { return places(biaslessLayers) }
    return Set(0...depth).subtracting(places(biasedLayers)).union(places(biaslessLayers))
  }
}

extension Settings {
  /// Whether a sign between two factors multiplies them entry by entry.
  package func isElementwise(_ sign: String) -> Bool {
    elementwise.contains(sign)
      || !matrixProducts.contains(sign) && ["odot", "circ", ".*", "*", "diamond"].contains(sign)
  }
}
