/// An array whose first index is whatever a text says it is, so that code can keep the text's
/// layer numbers.
///
/// Subscripts outside the range trap, like those of an array.
@frozen
public struct LayerIndexed<Element> {
  @usableFromInline let first: Int
  @usableFromInline var elements: [Element]

  /// The elements, numbered from `first`.
  @inlinable
  public init(from first: Int, _ elements: [Element]) {
    self.first = first
    self.elements = elements
  }

  /// The same element for each index of `range`, to be overwritten.
  @inlinable
  public init(_ range: ClosedRange<Int>, repeating element: Element) {
    self.init(range) { _ in element }
  }

  /// An element for each index of `range`.
  @inlinable
  public init(_ range: ClosedRange<Int>, _ element: (Int) throws -> Element) rethrows {
    var elements = Workspace.list(range.count, of: Element.self)
    for layer in range { elements.append(try element(layer)) }
    Workspace.keepList(elements)
    self.init(from: range.lowerBound, elements)
  }

  /// The indices that exist.
  @inlinable
  public var indices: Range<Int> { first..<first + elements.count }

  /// The elements in order, numbered from 0.
  @inlinable
  public var array: [Element] { elements }

  /// The element of a layer, by the text's own number; a number outside ``indices`` is a
  /// programming error and traps.
  @inlinable
  public subscript(layer: Int) -> Element {
    get { elements[layer - first] }
    _modify {
      let isKept = Workspace.releaseList(elements)
      defer { if isKept { Workspace.keepList(elements) } }
      yield &elements[layer - first]
    }
  }
}

extension LayerIndexed: Sendable where Element: Sendable {}
