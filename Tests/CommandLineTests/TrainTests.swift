import Testing

@testable import deltacheck

/// What `train` and `gradient --trace` make of their options.
@Suite("Training and traces")
struct TrainTests {
  private func status(_ line: String) -> deltacheck.ExitStatus {
    Deltacheck.run(line.split(separator: " ").map(String.init), Console(isQuiet: true))
  }

  @Test(
    "a descent on few examples is right, in every format",
    arguments: ["text", "json", "csv"])
  func formats(_ format: String) {
    #expect(status("train mazur-2-2-2 --epochs 3 --format \(format)") == .right)
    #expect(status("train three-classes --notation cs229 --rate 0.5 --format \(format)") == .right)
  }

  @Test(
    "options that make no sense are refused",
    arguments: [
      "", "irs", "mazur-2-2-2 --rate 0", "mazur-2-2-2 --rate nan", "mazur-2-2-2 --rate -1",
      "mazur-2-2-2 --rate 1e400", "mazur-2-2-2 --batch 0", "mazur-2-2-2 --batch 2",
      "mazur-2-2-2 --epochs 0", "mazur-2-2-2 --epochs 99999999999999999999",
      "mazur-2-2-2 --seed -1", "mazur-2-2-2 --notation cs22", "mazur-2-2-2 --format xml",
      "mazur-2-2-2 iris", "mazur-2-2-2 --rate",
    ])
  func hostileOptions(_ options: String) { #expect(status("train \(options)") == .unusable) }

  @Test("a loss beyond the range of Double is wrong, not a trap")
  func divergence() {
    let line = "train multi-output-regression --rate 1e200 --epochs 5 --notation efron-hastie"
    #expect(status(line) == .wrong)
  }

  @Test("a trace is made of every fixture's size", arguments: ["mazur-2-2-2", "iris", "sparse"])
  func traces(_ name: String) {
    #expect(status("gradient \(name) --trace --notation sample-columns") == .right)
    #expect(status("gradient \(name) --trace --format json --notation cs229") == .right)
  }
}
