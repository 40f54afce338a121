import Numbers
import Testing

@testable import Networks

@Suite("The memory of a block is kept for the next")
struct WorkspaceTests {
  @Test("each share of a block has a workspace of its own, the same in every block")
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
    #expect(Set(blocks[0]).count == 3 && !blocks[0].contains(0))
    #expect(blocks.allSatisfy { $0 == blocks[0] })
    #expect(Workspace.number == 0)
  }
}
