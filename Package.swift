// swift-tools-version: 6.3
//===----------------------------------------------------------------------===//
// deltacheck: is this backpropagation right?
//
// Data flows one way, from the top of this list to its bottom; a target imports
// only targets above it. There are no package dependencies.
//===----------------------------------------------------------------------===//

import PackageDescription

// A target names every target whose types it sees, not only the nearest: the layout of a type may
// change in any of them, and only what is named is looked at when SwiftPM decides what to build anew.
let words: [Target.Dependency] = ["Numbers", "Networks"]
let notations: [Target.Dependency] = [
  "EfronHastie", "LayerwiseDelta", "TrainingAlgorithms", "SampleColumns", "CS229",
]
let grading: [Target.Dependency] = ["Oracles", "GradientCheck"]
let judging: [Target.Dependency] = words + ["Terms", "MathText", "Syntax", "Meaning", "Judging"]
let reading: [Target.Dependency] =
  judging + ["Repair", "Drafting", "Translation", "Derivations"]

let package = Package(
  name: "deltacheck",
  products: [
    // The words and the numbers.
    .library(name: "Numbers", targets: ["Numbers"]),
    .library(name: "Networks", targets: ["Networks"]),

    // One library per source, each in its own notation.
    .library(name: "EfronHastie", targets: ["EfronHastie"]),
    .library(name: "LayerwiseDelta", targets: ["LayerwiseDelta"]),
    .library(name: "TrainingAlgorithms", targets: ["TrainingAlgorithms"]),
    .library(name: "SampleColumns", targets: ["SampleColumns"]),
    .library(name: "CS229", targets: ["CS229"]),

    // What is right, and what is not.
    .library(name: "Oracles", targets: ["Oracles"]),
    .library(name: "Fixtures", targets: ["Fixtures"]),
    .library(name: "GradientCheck", targets: ["GradientCheck"]),
    .library(name: "Verifier", targets: ["Verifier"]),
    .library(name: "Derivations", targets: ["Derivations"]),

    // The command line.
    .executable(name: "deltacheck", targets: ["deltacheck"]),
  ],
  targets: [
    // The words and the numbers.
    .target(name: "WideLanes"),
    .target(name: "Numbers", dependencies: ["WideLanes"]),
    .target(name: "Networks", dependencies: ["Numbers", "WideLanes"]),

    // One module per source, each in its own notation; none imports another.
    .target(name: "EfronHastie", dependencies: words),
    .target(name: "LayerwiseDelta", dependencies: words),
    .target(name: "TrainingAlgorithms", dependencies: words),
    .target(name: "SampleColumns", dependencies: words),
    .target(name: "CS229", dependencies: words),

    // What a gradient should be, without any backward pass.
    .target(name: "Oracles", dependencies: words),

    // The bundled networks with their golden gradients.
    .target(
      name: "Fixtures", dependencies: words, path: "Fixtures",
      exclude: [
        "README.md", "datasets.py", "deltacheck.py", "exact.py", "generate.py", "golden.py",
        "hard.py", "layout.py", "networks_at_random.py", "published.py", "schema.json",
      ],
      resources: [.copy("networks")]),

    // Judgements.
    .target(name: "GradientCheck", dependencies: words + ["Oracles"]),
    .target(name: "Scorecard", dependencies: words + grading),
    .target(name: "Verifier", dependencies: words + ["Oracles", "Fixtures"] + notations),
    .target(name: "Training", dependencies: words + ["Verifier"]),
    .target(name: "Terms", dependencies: ["Numbers"]),

    // A document: its equations found, parsed, typed, judged, repaired.
    .target(name: "MathText", dependencies: words),
    .target(name: "Syntax", dependencies: words + ["MathText"]),
    .target(name: "Meaning", dependencies: words + ["Terms", "MathText", "Syntax"]),
    .target(name: "Judging", dependencies: words + ["Terms", "MathText", "Syntax", "Meaning"]),
    .target(name: "Repair", dependencies: judging),
    .target(name: "Drafting", dependencies: judging),
    .target(name: "Translation", dependencies: judging),
    .target(name: "Derivations", dependencies: judging + ["Repair", "Drafting", "Translation"]),

    // What derivations show of runs: numbers and pictures.
    .target(
      name: "Illustrations",
      dependencies: ["Oracles", "Fixtures", "Verifier", "Training"] + notations + reading),

    // The derivations as a book.
    .target(name: "Book", dependencies: reading),

    // The command line.
    .executableTarget(
      name: "deltacheck",
      dependencies: [
        "Scorecard", "Verifier", "Training", "Fixtures", "Illustrations", "Book",
      ]
        + grading + notations + reading),

    // A notation that is wrong on purpose, for several of the tests below.
    .target(
      name: "WrongNotations", dependencies: words + ["CS229"], path: "Tests/WrongNotations"),

    // The proof.
    .testTarget(name: "NumbersTests", dependencies: ["Numbers"]),
    .testTarget(name: "NetworksTests", dependencies: words + ["Fixtures"]),
    // How often memory was asked for.
    .target(name: "CountedMemory", path: "Tests/CountedMemory"),
    .testTarget(
      name: "NotationTests",
      dependencies: words + ["Oracles", "Fixtures", "CountedMemory"] + notations),
    .testTarget(name: "OraclesTests", dependencies: words + ["Oracles"]),
    .testTarget(
      name: "VerifierTests", dependencies: words + ["Verifier", "Oracles", "Fixtures"] + notations),
    .testTarget(
      name: "GradientCheckTests", dependencies: words + grading + ["Scorecard", "Fixtures"]),
    .testTarget(
      name: "CommandLineTests",
      dependencies: ["Verifier", "Training", "deltacheck"] + grading + reading),
    .testTarget(
      name: "TrainingTests",
      dependencies: words + ["Training", "Verifier", "Fixtures", "WrongNotations"] + notations),
    .testTarget(
      name: "IllustrationsTests",
      dependencies: ["Illustrations", "Verifier", "Fixtures", "WrongNotations"] + notations
        + reading),
    .testTarget(name: "DraftingTests", dependencies: reading),
    .testTarget(name: "TermsTests", dependencies: ["Numbers", "Terms"]),
    .testTarget(name: "TranslationTests", dependencies: reading),
    .testTarget(name: "BookTests", dependencies: ["Book", "Fixtures"] + grading + reading),
    .testTarget(name: "DerivationsTests", dependencies: notations + reading),
  ],
  swiftLanguageModes: [.v6]
)

// A warning is an error where the environment says so, as .ci/run does: users meet compilers that
// warn of more.
if Context.environment["DELTACHECK_STRICT"] != nil {
  for target in package.targets { target.swiftSettings = [.treatAllWarnings(as: .error)] }
}
