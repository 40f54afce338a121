import Derivations

/// A picture for a document.
struct Picture {
  /// The name of its file, without what it ends in.
  let name: String

  let svg: SVG

  /// The line that shows it, and its file.
  var output: Generator.Output {
    let path = "pictures/\(name).svg"
    return Generator.Output(
      lines: ["![\(svg.description)](\(path))"], files: [path: svg.source])
  }
}

/// A kind of picture, as comments name it.
struct PictureKind {
  /// `network`.
  let name: String

  /// What it is made from: the words after its name.
  let operands: [String]
  let make: @Sendable ([String]) throws -> Picture

  /// The kinds there are.
  static let all: [PictureKind] = [
    PictureKind(name: "network", operands: ["NOTATION", "FIXTURE"]) { words in
      NetworkPicture(
        try Illustrations.notation(words[0]), try Illustrations.fixture(words[1])
      ).picture
    },
    PictureKind(name: "flow", operands: ["NOTATION", "FIXTURE"]) { words in
      FlowPicture(
        try Illustrations.notation(words[0]), try Illustrations.fixture(words[1])
      ).picture
    },
    PictureKind(name: "shapes", operands: ["NOTATION", "FIXTURE"]) { words in
      ShapesPicture(
        try Illustrations.notation(words[0]), try Illustrations.fixture(words[1])
      ).picture
    },
    PictureKind(name: "differences", operands: ["FIXTURE"]) { words in
      try DifferencePicture(try Illustrations.fixture(words[0])).picture
    },
    PictureKind(name: "descents", operands: ["FIXTURE"]) { words in
      try DescentPicture(try Illustrations.fixture(words[0])).picture
    },
    PictureKind(name: "saturation", operands: []) { _ in SaturationPicture().picture },
  ]

  /// The picture that words ask for.
  static func picture(_ words: [String]) throws -> Picture {
    let names = all.map(\.name).joined(separator: ", ")
    guard let kind = all.first(where: { $0.name == words.first }) else {
      throw Generator.Failure("one of these pictures expected: \(names)")
    }
    guard words.count == 1 + kind.operands.count else {
      let form = ([kind.name] + kind.operands).joined(separator: " ")
      throw Generator.Failure("what is asked for has the form <!-- picture: \(form) -->")
    }
    return try kind.make(Array(words.dropFirst()))
  }
}
