import CS229
import EfronHastie
import Fixtures
import Networks
import Numbers
import Testing
import Verifier
import WrongNotations

@testable import Training

@Suite("Training")
struct TrainingTests {
  static let short = Descent.Settings(rate: 0.05, epochs: 3, batch: 2, seed: 7)

  @Test("all five notations descend to the same digits", arguments: try Fixture.names())
  func sameDescent(_ name: String) throws {
    var file = try Fixture.load(name)
    file.examples = Array(file.examples.prefix(6))
    let settings = Descent.Settings(rate: 0.05, epochs: 2, batch: 4, seed: 3)
    let descents = Subject.all.map { Descent(by: $0, of: file, settings, verifying: []) }
    for other in descents.dropFirst() {
      #expect(other.losses == descents[0].losses, "\(other.notation)")
      #expect(other.parameters == descents[0].parameters, "\(other.notation)")
    }
  }

  @Test("the loss on the iris data falls, and every gradient on the way is right")
  func iris() throws {
    let settings = Descent.Settings(rate: 0.2, epochs: 4, batch: 16, seed: 1)
    let training = Training(try Fixture.load("iris"), by: Subject.all, settings)
    #expect(training.isRight && training.difference == nil)
    for descent in training.descents {
      #expect(descent.losses.count == 5 && descent.checks.map(\.step) == [1, 20, 40])
      #expect(zip(descent.losses, descent.losses.dropFirst()).allSatisfy { $0 > $1 })
      #expect(try #require(descent.right?.last) > 120)
    }
    #expect(training.text().contains("the same descent to the last digit in all of them"))
  }

  @Test("a wrong sign is found on the way, and said")
  func wrongSign() throws {
    let file = try Fixture.load("mazur-2-2-2")
    let settings = Descent.Settings(rate: 0.5, epochs: 5, batch: 1, seed: 1)
    let training = Training(
      file, by: [Subject(CS229Notation.self), Subject(Uphill.self)], settings)
    #expect(!training.isRight && training.descents[0].isVerified)
    #expect(training.descents[1].checks.allSatisfy { !$0.failures.isEmpty })
    #expect(training.difference == 1)
    let text = training.text()
    #expect(text.contains("uphill, step 1:") && text.contains("layers[0].weights[0][0]"))
    #expect(text.contains("the descents differ at epoch 1"))
    #expect("\(training.json)".contains(#""verified": false"#))
  }

  @Test("a rate that is too large ends in words, not in a trap", arguments: [1e3, 1e200, 1e308])
  func hugeRates(_ rate: Double) throws {
    let settings = Descent.Settings(rate: rate, epochs: 30, batch: 2, seed: 1)
    for name in ["multi-output-regression", "deep-classifier", "relu-squared-error"] {
      let training = Training(try Fixture.load(name), by: Subject.all, settings)
      let text = training.text()
      #expect(text.contains("take a smaller --rate") || training.isRight)
    }
  }

  @Test("the seed decides on the order, and the order on the losses")
  func seeds() throws {
    let file = try Fixture.load("softmax-classifier")
    var other = Self.short
    other.seed = 8
    let subject = Subject.all[0]
    let first = Descent(by: subject, of: file, Self.short, verifying: [])
    #expect(Descent(by: subject, of: file, Self.short, verifying: []).losses == first.losses)
    #expect(Descent(by: subject, of: file, other, verifying: []).losses != first.losses)
  }

  @Test(
    "a text that says how to descend descends so", arguments: ["iris", "sparse", "multi-logit"])
  func ownDescent(_ name: String) throws {
    let file = try Fixture.load(name)
    let settings = Descent.Settings(rate: 0.1, epochs: 4, batch: file.examples.count, seed: 1)
    let descent = Descent(by: Subject.all[0], of: file, settings, verifying: [])
    var net = LayeredNetwork(file.network)
    for epoch in 1...4 {
      net.descendOneEpoch(through: file.examples, miniBatchesOf: file.examples.count, rate: 0.1)
      let losses = file.examples.map { net.passes(on: $0).L }
      let mean = losses.reduce(0, +) / Double(losses.count)
      #expect(abs(descent.losses[epoch] - mean) <= 1e-12 * mean)
    }
  }

  @Test("an absent weight stays 0")
  func absent() throws {
    let file = try Fixture.load("sparse")
    let descent = Descent(by: Subject.all[0], of: file, Self.short, verifying: [])
    for layer in descent.network.layers {
      for place in layer.absent { #expect(layer.weights[place.to, place.from] == 0) }
    }
  }

  @Test("a table has the first epoch, the last and few between")
  func rows() {
    #expect(Training.spread(5, 21) == [0, 1, 2, 3, 4])
    #expect(Training.spread(101, 3) == [0, 50, 100])
  }

  @Test("CSV has a line for each epoch and a column for each notation")
  func csv() throws {
    let training = Training(try Fixture.load("iris"), by: Subject.all, Self.short)
    let lines = training.csv.split(separator: "\n")
    #expect(lines.count == 5)
    #expect(
      lines[0]
        == "epoch,right,efron-hastie,layerwise-delta,training-algorithms,sample-columns,cs229")
    #expect(lines.dropFirst().allSatisfy { $0.split(separator: ",").count == 7 })
  }
}
