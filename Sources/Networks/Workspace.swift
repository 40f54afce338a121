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
  /// Arrays of numbers and lists of other things, by the type of their elements.
  private var numbers: [ObjectIdentifier: Shelf] = [:]
  private var lists: [ObjectIdentifier: Shelf] = [:]

  /// Whether others compute the rest of the block meanwhile, so that there is no other core.
  private var isShare = false

  /// Without any memory yet.
  public init() {}

  /// The workspace that is in use on this thread.
  private static var current: Workspace? {
    threadsArrays().map { Unmanaged<Workspace>.fromOpaque($0).takeUnretainedValue() }
  }

  /// A number of the workspace that is in use on this thread; 0 where there is none.
  static var number: Int { Int(bitPattern: threadsArrays()) }

  /// Whether this thread computes a share of a block.
  @usableFromInline static var isInShare: Bool { current?.isShare ?? false }

  /// Computes something in this memory.
  @inlinable
  func use<Result>(asShare isShare: Bool, _ compute: () -> Result) -> Result {
    let outer = begin(asShare: isShare)
    defer { end(outer) }
    return compute()
  }

  /// Is in use on this thread from now on; returns what was.
  @usableFromInline
  func begin(asShare isShare: Bool) -> UnsafeMutableRawPointer? {
    for list in lists.values { list.empty() }
    self.isShare = isShare
    let outer = threadsArrays()
    setThreadsArrays(Unmanaged.passUnretained(self).toOpaque())
    return outer
  }

  /// Is not in use any more.
  @usableFromInline
  func end(_ outer: UnsafeMutableRawPointer?) { setThreadsArrays(outer) }
}

// What the operations ask of the workspace of their thread, if there is one. An array is nothing but
// a reference to its memory, which is all that is known of it here.
extension Workspace {
  /// So many numbers, whatever they are, in an array that nothing else holds.
  @inlinable
  static func numbers<Element>(_ count: Int, or filler: Element) -> [Element] {
    guard count > 0, let memory = take(count, ObjectIdentifier(Element.self)) else {
      return Array(repeating: filler, count: count)
    }
    return Array(in: memory)
  }

  /// Keeps numbers for when nothing else holds them any more.
  @inlinable
  static func keep<Element>(_ array: [Element]) {
    if array.isEmpty || !isInUse { return }
    keep(unsafeBitCast(array, to: AnyObject.self), array.count, ObjectIdentifier(Element.self))
  }

  /// Lets go of numbers that are to be changed in place, or that are copied where something else
  /// holds them, too.
  ///
  /// - Returns: Whether to keep them again.
  @inlinable
  static func release<Element>(_ array: inout [Element]) -> Bool {
    if array.isEmpty || !isInUse { return false }
    let type = ObjectIdentifier(Element.self)
    let wasKept = letGo(unsafeBitCast(array, to: AnyObject.self), type)
    if array.isHeldOnce { return wasKept }
    if wasKept { keep(array) }
    guard let memory = take(array.count, type) else { return true }
    var copy = [Element](in: memory)
    copy.withUnsafeMutableBufferPointer { copy in
      array.withUnsafeBufferPointer { _ = copy.update(from: $0) }
    }
    array = copy
    return true
  }

  /// A list without elements and with room for so many.
  @inlinable
  static func list<Element>(_ count: Int, of type: Element.Type) -> [Element] {
    var list: [Element] = []
    if let memory = takeList(count, ObjectIdentifier(type)) {
      list = Array(in: memory)
      list.removeAll(keepingCapacity: true)
    }
    list.reserveCapacity(count)
    return list
  }

  /// Keeps a list, for as many elements as it has.
  @inlinable
  static func keepList<Element>(_ list: [Element]) {
    if list.isEmpty || !isInUse { return }
    keepList(unsafeBitCast(list, to: AnyObject.self), list.count, ObjectIdentifier(Element.self)) {
      Swift.withUnsafeMutableBytes(of: &$0) {
        $0.withMemoryRebound(to: [Element].self) { $0[0].removeAll(keepingCapacity: true) }
      }
    }
  }

  /// Lets go of a list of which an element is to be changed; returns whether to keep it again.
  @inlinable
  static func releaseList<Element>(_ list: [Element]) -> Bool {
    isInUse && letGoOfList(unsafeBitCast(list, to: AnyObject.self), ObjectIdentifier(Element.self))
  }
}

// The same of memory, which nothing is known of.
extension Workspace {
  @usableFromInline static var isInUse: Bool { threadsArrays() != nil }

  @usableFromInline
  static func take(_ count: Int, _ type: ObjectIdentifier) -> Unmanaged<AnyObject>? {
    current?.numbers[type]?.take(count)
  }

  @usableFromInline
  static func keep(_ memory: AnyObject, _ count: Int, _ type: ObjectIdentifier) {
    guard let current else { return }
    if current.numbers[type] == nil { current.numbers[type] = Shelf { _ in } }
    current.numbers[type]?.keep(memory, count)
  }

  @usableFromInline
  static func letGo(_ memory: AnyObject, _ type: ObjectIdentifier) -> Bool {
    current?.numbers[type]?.letGo(memory) ?? false
  }

  @usableFromInline
  static func takeList(_ count: Int, _ type: ObjectIdentifier) -> Unmanaged<AnyObject>? {
    current?.lists[type]?.take(count)
  }

  @usableFromInline
  static func keepList(
    _ memory: AnyObject, _ count: Int, _ type: ObjectIdentifier,
    _ empty: @escaping (inout AnyObject) -> Void
  ) {
    guard let current else { return }
    if current.lists[type] == nil { current.lists[type] = Shelf(emptying: empty) }
    current.lists[type]?.keep(memory, count)
  }

  @usableFromInline
  static func letGoOfList(_ memory: AnyObject, _ type: ObjectIdentifier) -> Bool {
    current?.lists[type]?.letGo(memory) ?? false
  }
}

/// Memory that is in use, and memory that may be used again, of arrays of one type.
private final class Shelf {
  private var kept: [(memory: AnyObject, count: Int)] = []

  /// Removes the elements of an array.
  private let emptyArray: (inout AnyObject) -> Void

  init(emptying emptyArray: @escaping (inout AnyObject) -> Void) { self.emptyArray = emptyArray }

  func keep(_ memory: AnyObject, _ count: Int) { kept.append((memory, count)) }

  /// That of an array of this length that is held here alone; it is not kept any more.
  func take(_ count: Int) -> Unmanaged<AnyObject>? {
    var i = kept.count
    while i > 0 {
      i -= 1
      if kept[i].count == count && isKnownUniquelyReferenced(&kept[i].memory) {
        return Unmanaged.passRetained(remove(at: i))
      }
    }
    return nil
  }

  /// Does not keep an array any more; whether it was kept.
  func letGo(_ memory: AnyObject) -> Bool {
    var i = kept.count
    while i > 0 {
      i -= 1
      if kept[i].memory === memory {
        _ = remove(at: i)
        return true
      }
    }
    return false
  }

  private func remove(at i: Int) -> AnyObject {
    kept.swapAt(i, kept.count - 1)
    return kept.removeLast().memory
  }

  /// Lets go of the elements of arrays that nothing else holds.
  func empty() {
    for i in kept.indices where isKnownUniquelyReferenced(&kept[i].memory) {
      emptyArray(&kept[i].memory)
    }
  }
}

extension Array {
  /// Whether no other variable has this array's memory, so that a change would not copy it.
  @inlinable
  var isHeldOnce: Bool {
    mutating get {
      Swift.withUnsafeMutableBytes(of: &self) {
        $0.withMemoryRebound(to: AnyObject.self) { isKnownUniquelyReferenced(&$0[0]) }
      }
    }
  }

  /// The array in this memory, which was retained for it.
  @inlinable
  init(in memory: Unmanaged<AnyObject>) {
    self = unsafeBitCast(memory.toOpaque(), to: [Element].self)
    memory.release()
  }
}
