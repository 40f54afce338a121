//===----------------------------------------------------------------------===//
// What the words say of how derivatives by vectors lie.
//===----------------------------------------------------------------------===//

import MathText

/// Words on the layout of derivatives: “in numerator layout”, “the derivative of a number by a column is a
/// row”.
enum StatedLayout {
  static func isNumerator(in document: Document) -> Bool {
    let words = document.sources.values.flatMap(\.lines).joined(separator: " ").lowercased()
    return words.contains(
      #/numerator(?:[ -]layout|\s+convention)|laid\s+out\s+by\s+(?:the\s+)?numerators?|z(?:ä|ae)hler-?(?:layout|konvention)|分子布局/#
    )
      && !words.contains(#/denominator[ -]layout|nenner-?layout|分母布局/#)
  }
}
