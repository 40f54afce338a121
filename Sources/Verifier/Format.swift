import Foundation

/// A number for people: few digits, and a power of ten only where it helps.
func format(_ number: Double) -> String {
  guard number.isFinite else { return number.isNaN ? "nan" : number < 0 ? "−∞" : "∞" }
  if number == number.rounded() && abs(number) < 1e4 { return String(Int(number)) }
  return switch abs(number) {
  case 1e-2..<10: String(format: "%.2g", number)
  case 10..<1e4: String(format: "%.0f", number)
  default: power(number)
  }
}

/// One digit and a power of ten: `3e-14`.
func power(_ number: Double) -> String {
  guard number != 0 && number.isFinite else { return format(number) }
  let text = String(format: "%.0e", number)
  return text.replacingOccurrences(of: "e-0", with: "e-").replacingOccurrences(of: "e+0", with: "e")
    .replacingOccurrences(of: "e+", with: "e")
}

/// Two decimals, as for an order of convergence.
func two(_ number: Double) -> String { String(format: "%.2f", number) }

/// Six significant digits, as for a slope.
func short(_ number: Double) -> String { String(format: "%.6g", number) }

/// A text broken into lines of at most `width` columns between words, each indented.
func wrap(_ text: String, indentation: Int = 0, width: Int) -> String {
  var lines: [String] = []
  var line = ""
  for word in text.split(separator: " ") {
    if !line.isEmpty && line.count + 1 + word.count > width - indentation {
      lines.append(line)
      line = ""
    }
    line += (line.isEmpty ? "" : " ") + word
  }
  let blank = String(repeating: " ", count: indentation)
  return (lines + [line]).map { blank + $0 }.joined(separator: "\n")
}
