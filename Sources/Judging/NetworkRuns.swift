//===----------------------------------------------------------------------===//
// Networks that are used again.
//===----------------------------------------------------------------------===//

import Meaning
import Synchronization
import Syntax
import Terms

/// Networks, each with what was written down and computed of its run: the equations of a text are
/// about the same few, and share most of what is to be known of them.
package final class NetworkRuns: Sendable {
  /// A network that nobody works with. Whoever does takes it out, so that it is in the hands of one
  /// thread at a time: nothing else makes it safe to send.
  private struct Idle: @unchecked Sendable {
    let run: NetworkRun
    let glance: Glance
    /// When it was worked with last.
    var turn = 0
    var count: Int { run.count + glance.count }
  }

  /// A network, and the conventions of the text where these say what its loss is.
  private struct Key: Hashable {
    let spec: Spec
    let settings: Settings?

    init(_ spec: Spec, _ settings: Settings) {
      self.spec = spec
      if case .formula = spec.loss { self.settings = settings } else { self.settings = nil }
    }
  }

  private struct State {
    var idle: [Key: [Idle]] = [:]
    var count = 0
    /// How often networks were put back.
    var turns = 0

    /// Forgets the networks that were not worked with for longest, until half of what is kept is left.
    mutating func forget() {
      let all = idle.flatMap { key, runs in runs.map { (key, $0) } }
      (idle, count) = ([:], 0)
      for (key, run) in all.sorted(by: { $0.1.turn > $1.1.turn }) {
        guard count + run.count <= NetworkRuns.mostTerms / 2 else { break }
        count += run.count
        idle[key, default: []].append(run)
      }
    }
  }

  /// How many terms are kept.
  fileprivate static let mostTerms = 2_000_000

  private let state = Mutex(State())
  /// What has been found out about equations, however often a text is read.
  let judgements = Memory<Judgement>()
  let findings = Memory<Judge.Found>()

  package init() {}

  /// Works with a network.
  package func with<Result>(
    _ spec: Spec, _ settings: Settings, _ work: (NetworkRun, Glance) throws -> Result
  ) rethrows -> Result {
    let key = Key(spec, settings)
    let known = state.withLock { state -> Idle? in
      let known = state.idle[key]?.popLast()
      state.count -= known?.count ?? 0
      return known
    }
    let idle =
      known ?? Idle(run: NetworkRun(spec), glance: Glance(seed: Judge.seed, draws: 2))
    defer { if spec.hasKnownFunctions { keep(idle, as: key) } }
    return try work(idle.run, idle.glance)
  }

  private func keep(_ idle: Idle, as key: Key) {
    state.withLock { state in
      var idle = idle
      state.turns += 1
      idle.turn = state.turns
      state.count += idle.count
      state.idle[key, default: []].append(idle)
      if state.count > Self.mostTerms { state.forget() }
    }
  }
}

extension Spec {
  /// Whether its layers are the same however a text is read: what a text displays as a function may
  /// have several readings.
  fileprivate var hasKnownFunctions: Bool {
    [hidden, output, alternate ?? hidden].allSatisfy { if case .known = $0 { true } else { false } }
  }
}
