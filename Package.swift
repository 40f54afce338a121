// swift-tools-version: 6.3
//===----------------------------------------------------------------------===//
// deltacheck: is this backpropagation right?
//
// Data flows one way, from the top of this list to its bottom; a target imports
// only targets above it. There are no package dependencies.
//===----------------------------------------------------------------------===//

import PackageDescription

let notations: [Target.Dependency] = [
  "EfronHastie", "LayerwiseDelta", "TrainingAlgorithms", "SampleColumns", "CS229",
]

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
    .target(name: "Networks", dependencies: ["Numbers"]),

    // One module per source, each in its own notation; none imports another.
    .target(name: "EfronHastie", dependencies: ["Networks"]),
    .target(name: "LayerwiseDelta", dependencies: ["Networks"]),
    .target(name: "TrainingAlgorithms", dependencies: ["Networks"]),
    .target(name: "SampleColumns", dependencies: ["Networks"]),
    .target(name: "CS229", dependencies: ["Networks"]),

    // What a gradient should be, without any backward pass.
    .target(name: "Oracles", dependencies: ["Networks"]),

    // The bundled networks with their golden gradients.
    .target(
      name: "Fixtures", dependencies: ["Networks"], path: "Fixtures",
      exclude: [
        "README.md", "datasets.py", "deltacheck.py", "exact.py", "generate.py", "golden.py",
        "hard.py", "layout.py", "networks_at_random.py", "published.py", "schema.json",
      ],
      resources: [.copy("networks")]),

    // Judgements.
    .target(name: "GradientCheck", dependencies: ["Oracles"]),
    .target(name: "Scorecard", dependencies: ["GradientCheck"]),
    .target(name: "Verifier", dependencies: ["Oracles", "Fixtures"] + notations),
    .target(name: "Training", dependencies: ["Verifier"]),
    .target(name: "Terms", dependencies: ["Numbers"]),

    // A document: its equations found, parsed, typed, judged, repaired.
    .target(name: "MathText", dependencies: ["Networks"]),
    .target(name: "Syntax", dependencies: ["MathText"]),
    .target(name: "Meaning", dependencies: ["Terms", "Syntax"]),
    .target(name: "Judging", dependencies: ["Meaning"]),
    .target(name: "Repair", dependencies: ["Judging"]),
    .target(name: "Drafting", dependencies: ["Judging"]),
    .target(name: "Derivations", dependencies: ["Repair", "Drafting"]),

    // What derivations show of runs: numbers and pictures.
    .target(
      name: "Illustrations",
      dependencies: ["Derivations", "Training", "Oracles", "TrainingAlgorithms"]),

    // The derivations as a book.
    .target(name: "Book", dependencies: ["Derivations"]),

    // The command line.
    .executableTarget(
      name: "deltacheck",
      dependencies: [
        "Verifier", "Training", "Scorecard", "Drafting", "Derivations", "Illustrations", "Book",
        "Fixtures",
      ]),

    // The proof.
    .testTarget(name: "NumbersTests", dependencies: ["Numbers"]),
    .testTarget(name: "NetworksTests", dependencies: ["Networks", "Fixtures"]),
    .testTarget(name: "NotationTests", dependencies: ["Oracles", "Fixtures"] + notations),
    .testTarget(name: "OraclesTests", dependencies: ["Oracles"]),
    .testTarget(name: "VerifierTests", dependencies: ["Verifier", "Oracles", "Fixtures"]),
    .testTarget(name: "TrainingTests", dependencies: ["Training", "Fixtures"]),
    .testTarget(name: "GradientCheckTests", dependencies: ["Scorecard", "Fixtures"]),
    .testTarget(name: "CommandLineTests", dependencies: ["deltacheck"]),
    .testTarget(
      name: "DraftingTests", dependencies: ["MathText", "Judging", "Drafting", "Derivations"]),
    .testTarget(name: "TermsTests", dependencies: ["Terms"]),
    .testTarget(
      name: "IllustrationsTests", dependencies: ["Illustrations", "Verifier", "CS229", "Fixtures"]),
    .testTarget(
      name: "BookTests", dependencies: ["Book", "Derivations", "GradientCheck", "Fixtures"]),
    .testTarget(
      name: "DerivationsTests",
      dependencies: [
        "Numbers", "Networks", "Terms", "MathText", "Syntax", "Meaning", "Judging", "Repair",
        "Derivations",
      ] + notations),
  ],
  swiftLanguageModes: [.v6]
)

// A warning is an error where the environment says so, as .ci/run does: users meet compilers that
// warn of more.
if Context.environment["DELTACHECK_STRICT"] != nil {
  for target in package.targets { target.swiftSettings = [.treatAllWarnings(as: .error)] }
}
