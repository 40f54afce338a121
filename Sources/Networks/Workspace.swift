internal import WideLanes

/// The memory of the vectors and matrices of a block of examples, kept for those of the next block.
///
/// While it is in use on a thread, the operations of vectors and matrices put their results into
/// arrays of it that nobody else holds any more: whoever held a result let go of it, as with any
/// array. Every block asks for the same arrays in the same order, so that nothing is allocated once
/// two blocks are through.
///
/// It is for one thread at a time.
public final class Workspace {
  /// Arrays of numbers, by the type of their elements; and arrays of other things, which are kept
  /// without their elements.
  private var numbers: [ObjectIdentifier: AnyObject] = [:]
  private var lists: [ObjectIdentifier: any Emptied] = [:]

  /// Whether others compute the rest of the block meanwhile, so that there is no other core.
  private var isShare = false

  /// Without any memory yet.
  public init() {}

  /// The workspace that is in use on this thread.
  static var current: Workspace? {
    threadsArrays().map { Unmanaged<Workspace>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Whether this thread computes a share of a block.
  @usableFromInline static var isInShare: Bool { current?.isShare ?? false }

  /// Computes something in this memory.
  @usableFromInline
  func use<Result>(asShare isShare: Bool, _ compute: () -> Result) -> Result {
    for list in lists.values { list.empty() }
    let outer = threadsArrays()
    self.isShare = isShare
    setThreadsArrays(Unmanaged.passUnretained(self).toOpaque())
    defer { setThreadsArrays(outer) }
    return withExtendedLifetime(self, compute)
  }

  private func shelf<Element>(of type: Element.Type) -> Shelf<Element> {
    let name = ObjectIdentifier(type)
    if let shelf = numbers[name] as? Shelf<Element> { return shelf }
    let shelf = Shelf<Element>()
    numbers[name] = shelf
    return shelf
  }

  private func list<Element>(of type: Element.Type) -> Shelf<Element> {
    let name = ObjectIdentifier(type)
    if let shelf = lists[name] as? Shelf<Element> { return shelf }
    let shelf = Shelf<Element>()
    lists[name] = shelf
    return shelf
  }
}

// What the operations ask of the workspace of their thread, if there is one.
extension Workspace {
  /// So many numbers, whatever they are, in an array of which nothing else makes use; `nil` where
  /// there is none to be had.
  @usableFromInline
  static func take<Element>(_ count: Int, of type: Element.Type) -> [Element]? {
    current?.shelf(of: type).take(count)
  }

  /// An array without elements and with room for so many.
  @usableFromInline
  static func takeList<Element>(_ count: Int, of type: Element.Type) -> [Element]? {
    current?.list(of: type).takeEmpty(count)
  }

  /// Keeps numbers for when nothing else holds them any more.
  @usableFromInline
  static func keep<Element>(_ array: [Element]) {
    if array.capacity > 0 { current?.shelf(of: Element.self).arrays.append(array) }
  }

  /// Keeps the memory of a list.
  @usableFromInline
  static func keepList<Element>(_ array: [Element]) {
    if array.capacity > 0 { current?.list(of: Element.self).arrays.append(array) }
  }

  /// Lets go of numbers that are to be changed in place, or that are copied where something else
  /// holds them, too.
  ///
  /// - Returns: Whether to keep them again.
  @usableFromInline
  static func release<Element>(_ array: inout [Element]) -> Bool {
    guard let shelf = current?.shelf(of: Element.self) else { return false }
    let wasKept = shelf.remove(array)
    if array.isHeldOnce || array.isEmpty { return wasKept }
    if wasKept { shelf.arrays.append(array) }
    guard var copy = shelf.take(array.count) else { return true }
    copy.withUnsafeMutableBufferPointer { copy in
      array.withUnsafeBufferPointer { _ = copy.update(from: $0) }
    }
    array = copy
    return true
  }

  /// The same of a list, which nothing else holds.
  @usableFromInline
  static func releaseList<Element>(_ array: [Element]) -> Bool {
    current?.list(of: Element.self).remove(array) ?? false
  }
}

/// What lets go of its elements.
private protocol Emptied: AnyObject {
  func empty()
}

/// Arrays that are in use, and arrays that may be used again.
private final class Shelf<Element>: Emptied {
  var arrays: [[Element]] = []

  /// One of this length that is held here alone; it is not kept any more.
  func take(_ count: Int) -> [Element]? {
    for i in arrays.indices.reversed() where arrays[i].count == count && arrays[i].isHeldOnce {
      return remove(at: i)
    }
    return nil
  }

  /// One without elements, with so much room.
  func takeEmpty(_ room: Int) -> [Element]? {
    for i in arrays.indices.reversed()
    where arrays[i].isEmpty && arrays[i].capacity >= room && arrays[i].isHeldOnce {
      return remove(at: i)
    }
    return nil
  }

  private func remove(at i: Int) -> [Element] {
    arrays.swapAt(i, arrays.count - 1)
    return arrays.removeLast()
  }

  /// Does not keep an array any more, if it was kept.
  func remove(_ array: [Element]) -> Bool {
    for i in arrays.indices.reversed() where arrays[i].isSame(as: array) {
      _ = remove(at: i)
      return true
    }
    return false
  }

  func empty() {
    for i in arrays.indices where arrays[i].isHeldOnce {
      arrays[i].removeAll(keepingCapacity: true)
    }
  }
}

extension Array {
  /// Whether no other variable has this array's memory, so that a change would not copy it. An array
  /// is a reference to its memory and nothing else.
  fileprivate var isHeldOnce: Bool {
    mutating get {
      Swift.withUnsafeMutableBytes(of: &self) {
        $0.withMemoryRebound(to: AnyObject.self) { memory in
          memory.count == 1 && isKnownUniquelyReferenced(&memory[0])
        }
      }
    }
  }

  /// Whether both are the same memory.
  fileprivate func isSame(as other: [Element]) -> Bool {
    withUnsafeBufferPointer { mine in
      other.withUnsafeBufferPointer { mine.baseAddress == $0.baseAddress }
    }
  }
}
