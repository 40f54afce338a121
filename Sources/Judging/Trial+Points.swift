//===----------------------------------------------------------------------===//
// Where the open indices of an equation are put.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Numbers
import Syntax

extension Trial {
  /// The points of an equation, with its layers and variables in place: all where they are few, else
  /// the diagonal and some drawn at random.
  package func points(_ frame: Frame, _ generator: inout SplitMix64) throws -> [Frame] {
    var frame = frame
    let last = lastOnes()
    putLastOnes(last, in: &frame)
    let free = try elaborator.within({ $0 = frame }) { try freeIndices(without: last) }
    var frames = placed(free, frame, &generator)
    if elaborator.spec.isOneHot && equation.hasLabel {
      // The class of one example is a number like any other: several tell it from a number.
      frames = frames.enumerated().map { number, point in
        var point = point
        if point.sample == 0 { point.sample = number % elaborator.spec.samples }
        return point
      }
      if frames.count == 1 { frames += [1, 2].map { with(sample: $0, frames[0]) } }
    }
    return Array(frames.compactMap(meetingConditions).prefix(mostPoints))
  }

  private func with(sample: Int, _ frame: Frame) -> Frame {
    var frame = frame
    frame.sample = sample % elaborator.spec.samples
    return frame
  }

  /// The open indices with what they run over. One that nothing tells anything of stands still, and
  /// is noted where it stands as a number: that may show a difference, and no more.
  private func freeIndices(without last: [String: Extent]) throws -> [(String, Extent)] {
    let extents = try IndexTyper.extents(in: [equation.left, equation.right], elaborator)
    let unknown = Extent(axis: .count, size: 1)
    for name in equation.indices.units where extents[name] == nil && equation.counts(name) {
      elaborator.notes.standing = name
    }
    var free = equation.indices.units.map { ($0, extents[$0] ?? unknown) }
    free += equation.indices.samples.map { ($0, elaborator.allSamples) }
    return free.filter { last[$0.0] == nil }
  }

  private func placed(
    _ free: [(String, Extent)], _ frame: Frame, _ generator: inout SplitMix64
  ) -> [Frame] {
    let all = free.reduce(1) { min(10_000, $0 * $1.1.size) }
    // Some may be shut out.
    let isFree = equation.conditions.isEmpty && equation.ranges.isEmpty
    let count = isFree ? mostPoints : 8 * mostPoints
    guard all > count else {
      return free.reduce([frame]) { frames, index in
        frames.flatMap { frame in
          (0..<index.1.size).map { put(index.0, index.1, at: $0, in: frame) }
        }
      }
    }
    return (0..<count).map { number in
      free.reduce(frame) { frame, index in
        // The first point is the diagonal, where indices are equal as far as they can be.
        let place =
          number == 0
          ? min(1, index.1.size - 1) : Int.random(in: 0..<index.1.size, using: &generator)
        return put(index.0, index.1, at: place, in: frame)
      }
    }
  }

  private func put(_ name: String, _ extent: Extent, at place: Int, in frame: Frame) -> Frame {
    var frame = frame
    frame.indices[name] = place + elaborator.first(of: extent)
    frame.extents[name] = extent
    if extent.axis == .samples { frame.sample = place }
    return frame
  }

  /// A point with indices made equal that are said to be; nil where those are equal that are said to
  /// differ.
  private func meetingConditions(_ frame: Frame) -> Frame? {
    var frame = frame
    for condition in equation.conditions where condition.isEqual {
      guard let value = frame.indices[condition.right], frame.indices[condition.left] != nil
      else { continue }
      frame.indices[condition.left] = value
    }
    let areMet = equation.conditions.allSatisfy { condition in
      condition.isEqual || frame.indices[condition.left] != frame.indices[condition.right]
    }
    return areMet && isInRange(frame) ? frame : nil
  }

  /// Whether indices lie where the text says that its equation counts.
  func isInRange(_ frame: Frame) -> Bool {
    elaborator.within({ $0 = frame }) {
      equation.ranges.allSatisfy { name, range in
        frame.indices[name].map { range.contains($0) { try? elaborator.integer($0) } } ?? true
      }
    }
  }
}
