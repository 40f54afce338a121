import Numbers

// How the operations of vectors and matrices make their results: in the memory of a workspace where
// there is one, and in new arrays otherwise.

/// So many numbers, each of which `set` sets; what it finds there are other numbers.
@inlinable
func newNumbers<Element>(
  _ count: Int, insteadOf filler: Element,
  _ set: (UnsafeMutableBufferPointer<Element>) throws -> Void
) rethrows -> [Element] {
  var array = Workspace.numbers(count, or: filler)
  try array.withUnsafeMutableBufferPointer { try set($0) }
  Workspace.keep(array)
  return array
}

/// The same number so many times.
@inlinable
func newNumbers<Element>(_ count: Int, all number: Element) -> [Element] {
  guard Workspace.isInUse else { return Array(repeating: number, count: count) }
  var array = Workspace.numbers(count, or: number)
  array.withUnsafeMutableBufferPointer { $0.update(repeating: number) }
  Workspace.keep(array)
  return array
}

/// Changes numbers in place, or a copy of them where something else holds them.
@inlinable
func change<Element>(
  _ array: inout [Element], _ change: (UnsafeMutableBufferPointer<Element>) -> Void
) {
  let isKept = Workspace.release(&array)
  array.withUnsafeMutableBufferPointer { change($0) }
  if isKept { Workspace.keep(array) }
}

/// Computes something with the help of a vector that is forgotten afterwards.
@inlinable
public func withScratchVector<Scalar: Number>(
  _ count: Int, _ body: (inout Vector<Scalar>) -> Void
) {
  var vector = Vector(Workspace.numbers(count, or: Scalar.zero))
  body(&vector)
  Workspace.keep(vector.elements)
}

/// The same with three of them.
@inlinable
public func withScratchVectors<Scalar: Number>(
  _ x: Int, _ y: Int, _ z: Int,
  _ body: (inout Vector<Scalar>, inout Vector<Scalar>, inout Vector<Scalar>) -> Void
) {
  withScratchVector(x) { (x: inout Vector<Scalar>) in
    withScratchVector(y) { (y: inout Vector<Scalar>) in
      withScratchVector(z) { (z: inout Vector<Scalar>) in body(&x, &y, &z) }
    }
  }
}

/// Computes something with the help of numbers that are forgotten afterwards.
@inlinable
func withScratch<Element, Result>(
  _ count: Int, of filler: Element, _ body: (inout [Element]) throws -> Result
) rethrows -> Result {
  var array = Workspace.numbers(count, or: filler)
  defer { Workspace.keep(array) }
  return try body(&array)
}
