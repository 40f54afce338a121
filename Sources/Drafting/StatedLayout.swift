//===----------------------------------------------------------------------===//
// What the words say of how derivatives by vectors lie.
//===----------------------------------------------------------------------===//

import MathText

/// Words on the layout of derivatives: “in numerator layout”.
enum StatedLayout {
  static func isNumerator(in document: Document) -> Bool {
    let words = document.sources.values.flatMap(\.lines).joined(separator: " ").lowercased()
    let isDenied = words.contains(
      #/\b(?:not|unlike|instead\s+of|rather\s+than|nicht)\b[^.]{0,30}numerator/#)
    return !isDenied
      && words.contains(
        #/numerator(?:[ -]layout|\s+convention)|laid\s+out\s+by\s+(?:the\s+)?numerators?|z(?:ä|ae)hler-?(?:layout|konvention)|分子布局/#
      )
      && !words.contains(#/denominator(?:[ -]layout|\s+convention)|nenner-?layout|分母布局/#)
  }
}
