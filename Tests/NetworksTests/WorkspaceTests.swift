import Numbers
import Testing

@testable import Networks

@Suite("The memory of a block is kept for the next")
struct WorkspaceTests {
  @Test("each share of a block has a workspace of its own, the same in every block but the first")
  func shares() {
    var team = Cores.Team<Int>()
    var blocks: [[Int]] = []
    for _ in 0..<3 {
      var used: [Int] = []
      Cores.$limit.withValue(3) {
        team.share(Array(0..<96)[...], work: 1_000_000, over: Double.self) { _ in
          Workspace.number
        } each: {
          used.append($0)
        }
      }
      blocks.append(used)
    }
    // Nothing may come after the first, and nothing is kept of it.
    #expect(blocks[0] == [0, 0, 0])
    #expect(Set(blocks[1]).count == 3 && !blocks[1].contains(0))
    #expect(blocks[2] == blocks[1])
    #expect(Workspace.number == 0)
  }
}
