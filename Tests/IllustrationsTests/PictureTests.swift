import Derivations
import Fixtures
import Foundation
import Networks
import Numbers
import Testing
import Verifier
import WrongNotations

@testable import Illustrations

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What a picture is made of, read as XML.
final class PictureReader: NSObject, XMLParserDelegate {
  private(set) var isWellFormed = false
  private(set) var ids: [String] = []
  private(set) var numbers: [String] = []

  /// What each text element says.
  private(set) var texts: [String] = []
  private var path: [String] = []

  init(_ source: String) {
    super.init()
    let parser = XMLParser(data: Data(source.utf8))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    path.append(name)
    if name == "text" { texts.append("") }
    ids += attributes["id"].map { [$0] } ?? []
    for key in ["x", "y", "cx", "cy", "x1", "y1", "x2", "y2", "r", "points", "width", "height"] {
      if let value = attributes[key] {
        numbers += value.split { " ,".contains($0) }.map(String.init)
      }
    }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    path.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters characters: String) {
    if path.contains("text"), !texts.isEmpty { texts[texts.count - 1] += characters }
  }
}

@Suite("Pictures")
struct PictureTests {
  static let requests =
    Subject.all.flatMap { subject in
      [
        "network \(subject.name) mazur-2-2-2", "flow \(subject.name) mazur-2-2-2",
        "shapes \(subject.name) layerwise-3-4-2", "network \(subject.name) all-widths-different",
        "flow \(subject.name) deep-regression", "shapes \(subject.name) three-classes",
      ]
    } + ["differences mazur-2-2-2", "descents softmax-classifier", "saturation"]

  static func picture(_ request: String) throws -> Picture {
    try PictureKind.picture(request.split(separator: " ").map(String.init))
  }

  @Test("a picture is well-formed, explained, and the same each time", arguments: requests)
  func wellFormed(_ request: String) throws {
    let svg = try Self.picture(request).svg
    let reader = PictureReader(svg.source)
    #expect(reader.isWellFormed)
    #expect(
      Set(reader.ids).count == reader.ids.count && reader.ids.starts(with: ["title", "desc"]))
    #expect(svg.source.contains("aria-labelledby=\"title desc\""))
    #expect(!svg.title.isEmpty && svg.description.count > 60)
    #expect(svg.source.contains("prefers-color-scheme:dark"))
    #expect(try Self.picture(request).svg.source == svg.source)
    let most = max(svg.width, svg.height)
    for number in reader.numbers {
      let value = try #require(Double(number), "\(number)")
      #expect((-0.5...most).contains(value) && number.split(separator: ".").last?.count ?? 0 <= 4)
    }
  }

  @Test("the letters on a network are its notation's", arguments: Subject.all)
  func letters(_ subject: Subject) throws {
    let notation = try #require(subject.worked)
    let file = try Fixture.load("mazur-2-2-2")
    let letters = notation.letters
    let network = PictureReader(NetworkPicture(notation, file).picture.svg.source)
    let flow = PictureReader(FlowPicture(notation, file).picture.svg.source)
    /// As text alone, without what raises and lowers it.
    func words(_ latex: String) -> String {
      PictureReader("<text>\(SVGText.formula(latex).content)</text>").texts[0]
    }
    for l in letters.inputLayer...letters.inputLayer + 2 {
      for j in 1...2 {
        #expect(network.ids.contains("unit-\(l)-\(j)"))
        #expect(network.texts.contains(words(letters.a(l, j, "m"))))
        guard l > letters.inputLayer else { continue }
        #expect(flow.texts.contains(words(letters.delta(l, j, "m"))))
        for i in (letters.biases == nil ? 0 : 1)...2 {
          #expect(network.texts.contains(words(letters.weight(l, j, i))))
        }
      }
    }
    #expect(flow.texts.contains(words(letters.deltaRule(letters.inputLayer + 1))))
  }

  @Test("the shapes are those of a run, and fit", arguments: Subject.all)
  func shapes(_ subject: Subject) throws {
    let notation = try #require(subject.worked)
    let file = try Fixture.load("layerwise-3-4-2")
    let equations = notation.products(file.network, on: file.examples)
    #expect(equations.count == 5)
    let picture = PictureReader(ShapesPicture(notation, file).picture.svg.source)
    for equation in equations {
      var arrays: [(rows: Int, columns: Int)] = []
      for case .array(_, let rows, let columns) in equation.items {
        arrays.append((rows, columns))
        #expect(picture.texts.contains("\(rows) × \(columns)"))
      }
      // The left side has the rows of the first factor.
      #expect(arrays[0].rows == arrays[1].rows)
    }
  }

  @Test("the errors of difference quotients have their slopes, and a floor")
  func differences() throws {
    let points = try DifferencePicture(try Fixture.load("mazur-2-2-2")).points
    for k in 4..<9 {
      #expect(abs(log2(points[k].oneSided / points[k + 1].oneSided) - 1) < 0.1)
      #expect(abs(log2(points[k].central / points[k + 1].central) - 2) < 0.1)
    }
    let least = try #require(points.map(\.oneSided).min())
    #expect(points[47].oneSided > 1e4 * least && points[0].oneSided > 1e4 * least)
  }

  @Test("a descent by a wrong gradient is not drawn")
  func wrongDescent() throws {
    let file = try Fixture.load("mazur-2-2-2")
    let error = #expect(throws: Generator.Failure.self) {
      try DescentPicture(file, by: Subject.all + [Subject(Uphill.self)])
    }
    #expect(error?.message.contains("not right") == true)
  }

  @Test(
    "what cannot be drawn is said",
    arguments: [
      ("", "one of these pictures expected: network, flow"), ("netwrk", "one of these"),
      ("network cs229", "what is asked for has the form <!-- picture: network NOTATION FIXTURE"),
      ("network cs22 iris", "no notation named 'cs22'; did you mean cs229?"),
      ("saturation now", "what is asked for has the form <!-- picture: saturation -->"),
    ])
  func failures(_ request: String, _ message: String) {
    let error = #expect(throws: Generator.Failure.self) { try Self.picture(request) }
    #expect(error?.message.hasPrefix(message) == true)
  }
}

@Suite("Pictures in documents")
struct WovenPictureTests {
  static let document =
    "# A\n\n<!-- picture: network cs229 mazur-2-2-2 -->\n<!-- end picture -->\n"
  static let file = "pictures/network-cs229.svg"

  @Test("a picture is written beside its document, and shown with words for it")
  func writes() throws {
    let package = try DocumentPackage(Self.document)
    #expect(try package.weave(check: true).problems.count == 2)
    #expect(try package.weave(check: false).changed.contains(Self.file))
    #expect(try package.text.contains("](\(Self.file))\n\n<!-- end picture -->"))
    #expect(try package.text.contains("![A network of 2-2-2 units"))
    #expect(try package.weave(check: true).problems.isEmpty)
  }

  @Test("a picture that was changed is found, and renewed")
  func findsChanges() throws {
    let package = try DocumentPackage(Self.document)
    _ = try package.weave(check: false)
    try package.replace("layer 1", by: "layer 3", in: Self.file)
    let problems = try package.weave(check: true).problems
    #expect(problems.map(\.message) == ["\(Self.file) differs from what a run gives"])
    #expect(problems.map(\.line) == [3])
    _ = try package.weave(check: false)
    #expect(try package.weave(check: true).problems.isEmpty)
  }

  @Test("a picture that no document asks for is found")
  func findsUnasked() throws {
    let package = try DocumentPackage(Self.document)
    _ = try package.weave(check: false)
    let other = package.root + "/derivations/pictures/old.svg"
    try "<svg/>".write(toFile: other, atomically: true, encoding: .utf8)
    let problems = try package.weave(check: true).problems
    #expect(problems.map(\.message) == ["no document asks for this file"])
    #expect(problems.first?.file.hasSuffix("pictures/old.svg") == true)
  }
}
