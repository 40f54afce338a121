//===----------------------------------------------------------------------===//
// What the symbols of a text mean.
//===----------------------------------------------------------------------===//

/// What the symbols of a text mean: its declarations and its conventions.
///
/// See ``TextNotation/init(parsing:)`` for how it is written down.
public struct TextNotation: Sendable {
  /// How ∂vector/∂vector is laid out where it is used as a matrix.
  enum Layout: String, Sendable { case numerator, denominator }

  /// How the derivative of a number is: in the shape of what it is taken by; or as a row, and by a
  /// matrix transposed, whatever it is taken by, by anything but weights and biases, or only where
  /// it is written as a fraction and not with ∇.
  enum Gradients: Sendable {
    case shaped, rows, rowsExceptParameters, rowsForFractions
    /// Rows by vectors, and the shape of a matrix by a matrix.
    case rowsForVectors
  }

  /// Where a text keeps its biases: in symbols of their own, or as the weights of a unit that is
  /// always 1, before the first unit of each layer or after the last.
  enum Biases: Sendable { case apart, none, foldedFirst, foldedLast }

  /// What the input layer and the output layer are called.
  struct LayerNumbers: Hashable, Sendable {
    var first: Int
    /// Nil where the networks of the text have no depth that it says.
    var last: Int?
    /// The name of the depth, where it has one, and what is added to it.
    var name: String?
    var shift = 0
  }

  /// A convention, the displays it is limited to, and the line of the notation that says it; nil
  /// where it only follows from another.
  struct Setting<Value: Sendable>: Sendable {
    var value: Value
    var displays: Set<Int>?
    var line: Int?
  }

  var declarations: [Declaration] = []
  /// Macros that the text uses and does not define.
  var macros = Macros(forDocumentOfSize: 0)
  /// The numbers of the input and the output layer.
  var layers: [Setting<LayerNumbers>] = []
  var samplesInRows: [Setting<Bool>] = []
  var layouts: [Setting<Layout>] = []
  var gradients: [Setting<Gradients>] = []
  /// Operator signs that mean the elementwise product, or the matrix product.
  var elementwise: [Setting<Set<String>>] = []
  var matrixProducts: [Setting<Set<String>>] = []
  var widths: [Setting<[Int]>] = []
  var outputWidths: [Setting<Int>] = []
  var sampleCounts: [Setting<Int>] = []
  var firstUnit: [Setting<Int>] = []
  var firstLabel: [Setting<Int>] = []
  var firstSample: [Setting<Int>] = []
  var biases: [Setting<Biases>] = []
  /// Whether an index that is repeated in a product is summed.
  var repeatedAreSummed: [Setting<Bool>] = []
  /// Whether w^T_{jk} is w_{jk}, as an entry has no transpose, and not the entry of the transpose.
  var untransposedEntries: [Setting<Bool>] = []
  /// Layers without biases, where others have them.
  var biaslessLayers: [Setting<[Index]>] = []
  /// The notation of a text that declares nothing.
  public init() {}

  /// The settings as they are at one display.
  func settings(at display: Int) -> Settings {
    // What is limited to the fewest displays says most of them.
    func pick<Value>(_ settings: [Setting<Value>]) -> Value? {
      let here = settings.filter { $0.displays?.contains(display) ?? true }
      let fewest = here.compactMap { $0.displays?.count }.min()
      return here.last { $0.displays?.count == fewest }?.value
    }
    let layers = pick(layers)
    let layout = pick(layouts)
    return Settings(
      firstLayer: layers?.first ?? 0, lastLayer: layers?.last,
      samplesInRows: pick(samplesInRows) ?? false, layout: layout,
      gradients: pick(gradients) ?? (layout == .numerator ? .rows : .shaped),
      elementwise: pick(elementwise) ?? [], matrixProducts: pick(matrixProducts) ?? [],
      widths: pick(widths), outputWidth: pick(outputWidths), sampleCount: pick(sampleCounts),
      firstUnit: pick(firstUnit) ?? 1, firstLabel: pick(firstLabel) ?? pick(firstUnit) ?? 1,
      firstSample: pick(firstSample) ?? 1,
      hasUntransposedEntries: pick(untransposedEntries) ?? false,
      repeatedAreSummed: pick(repeatedAreSummed) ?? false,
      biases: pick(biases) ?? .apart, biaslessLayers: pick(biaslessLayers) ?? [],
      biasedLayers: biasedLayers(at: display))
  }

  /// The layers that biases are declared for at one display; nil where they are for any.
  private func biasedLayers(at display: Int) -> [Index]? {
    let layers = declarations(at: display).filter { $0.quantity == .bias }.map { $0.roles[.layer] }
    let known = layers.compactMap { $0?.literal != nil || $0?.base == .depth ? $0 : nil }
    return known.count == layers.count ? known : nil
  }

  /// The declarations that count at one display, those made for it before the general ones.
  func declarations(at display: Int) -> [Declaration] {
    declarations.filter { $0.displays?.contains(display) == true }
      + declarations.filter { $0.displays == nil }
  }
}

/// The conventions of a text at one display.
struct Settings: Sendable {
  var firstLayer: Int
  var lastLayer: Int?
  var samplesInRows: Bool
  var layout: TextNotation.Layout?
  var gradients: TextNotation.Gradients
  var elementwise: Set<String>
  var matrixProducts: Set<String>
  var widths: [Int]?
  var outputWidth: Int?
  var sampleCount: Int?
  var firstUnit: Int
  var firstLabel: Int
  var firstSample: Int
  var hasUntransposedEntries: Bool
  var repeatedAreSummed: Bool
  var biases: TextNotation.Biases
  var biaslessLayers: [Index]
  /// The only layers that biases are declared for; nil where they are for any.
  var biasedLayers: [Index]?

  /// The layers without biases in networks of one depth, counted from 0: those that the text says have
  /// none, and those for which it has no symbol.
  func biasless(depth: Int) -> Set<Int> {
    func places(_ layers: [Index]) -> Set<Int> {
      Set(layers.map { $0.literal.map { $0 - firstLayer } ?? depth + $0.offset })
    }
    if biases == .none { return Set(0...depth) }
    guard biases == .apart, let biasedLayers else { return places(biaslessLayers) }
    return Set(0...depth).subtracting(places(biasedLayers)).union(places(biaslessLayers))
  }
}
