import Foundation
import Numbers

/// Examples in a file of their own, read as a stream: on each line a JSON object with the `input`
/// and the `target` or `label` of one example, as they stand in a ``NetworkFile``.
///
/// Memory is taken for a block of examples, whatever the length of the file.
public final class ExampleFile {
  private let path: String
  private let network: Network<Double>
  private let file: FileHandle
  private var bytes: [UInt8] = []
  private var position = 0
  private var line = 0
  private var place = 0

  /// How many bytes the file has; `nil` where that is not known before its end, as of a pipe.
  public let byteCount: Int?

  /// How many bytes of the file were read.
  public private(set) var bytesRead = 0

  /// How many examples were made of them.
  public private(set) var exampleCount = 0

  /// Where in the file each example of the latest block begins, in bytes.
  public private(set) var places: [Int] = []

  /// How many bytes the longest line has so far.
  public private(set) var longestLine = 0

  /// Longer lines are not read.
  private static let lineLimit = 64 << 20

  /// Opens a file of examples for a network.
  ///
  /// - Throws: ``InvalidFile`` where it cannot be read.
  public init(path: String, for network: Network<Double>) throws(InvalidFile) {
    (self.path, self.network) = (path, network)
    file = try InvalidFile.open(path)
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    let isFile = attributes?[.type] as? FileAttributeType == .typeRegular
    byteCount = isFile ? (attributes?[.size] as? NSNumber)?.intValue : nil
  }

  deinit { try? file.close() }

  /// The next examples, up to `count` of them, or to a block of the usual size; fewer only at the end
  /// of the file.
  ///
  /// - Throws: ``InvalidFile`` naming the line that is to blame.
  public func next(_ count: Int? = nil) throws(InvalidFile) -> [Example<Double>] {
    let count = count ?? ExampleBlocks<Double>.usualSize(forWidths: network.widths)
    var examples: [Example<Double>] = []
    examples.reserveCapacity(count)
    places.removeAll(keepingCapacity: true)
    while examples.count < count, let text = try nextLine() {
      if text.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { continue }
      examples.append(try example(of: text, "line \(line)"))
      places.append(place)
      longestLine = max(longestLine, text.count)
    }
    exampleCount += examples.count
    return examples
  }

  /// The example that begins at one of the ``places``; what comes next is read from there on.
  ///
  /// - Parameters:
  ///   - place: Where in the file it begins.
  ///   - length: How many bytes its line has at most.
  /// - Throws: ``InvalidFile`` where there is no example any more.
  public func example(at place: Int, upTo length: Int) throws(InvalidFile) -> Example<Double> {
    do { try file.seek(toOffset: UInt64(place)) } catch {
      throw InvalidFile(path, "the file cannot be read: \(error.localizedDescription)")
    }
    let bytes = [UInt8](try InvalidFile.read(file, of: path, upTo: length))
    let text = bytes.prefix { $0 != UInt8(ascii: "\n") }
    return try example(of: text, "not the examples any more that it had")
  }

  private func example(
    of text: ArraySlice<UInt8>, _ subject: @autoclosure () -> String
  ) throws(InvalidFile) -> Example<Double> {
    do {
      return try NetworkFile.example(JSONField(try JSON(parsing: text)), for: network)
    } catch {
      // Of a text of one line only the columns say something.
      let problem = "\(error)".replacing("line 1, column", with: "column")
      throw InvalidFile(path, "\(subject()): \(problem)")
    }
  }

  /// The next line without its end; `nil` at the end of the file.
  private func nextLine() throws(InvalidFile) -> ArraySlice<UInt8>? {
    var searched = position
    while true {
      if let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        return take(to: end, andSkip: 1)
      }
      let chunk = try InvalidFile.read(file, of: path, upTo: 1 << 18)
      if chunk.isEmpty { return position < bytes.count ? take(to: bytes.count, andSkip: 0) : nil }
      bytesRead += chunk.count
      searched = bytes.count - position
      bytes.replaceSubrange(..<position, with: EmptyCollection())
      bytes += chunk
      position = 0
      guard searched <= Self.lineLimit else {
        throw InvalidFile(path, "line \(line + 1): longer than \(Self.lineLimit >> 20) MB")
      }
    }
  }

  private func take(to end: Int, andSkip ending: Int) -> ArraySlice<UInt8> {
    let text = bytes[position..<end]
    place = bytesRead - bytes.count + position
    position = end + ending
    line += 1
    return text
  }
}
