//===----------------------------------------------------------------------===//
// The smallest edits that make a claim hold.
//===----------------------------------------------------------------------===//

/// Searches for edits of a claim that hold.
struct RepairSearch {
  let work: ClaimWork

  func run() -> (repairs: [String], edits: Int) { ([], 0) }
}
