//===----------------------------------------------------------------------===//
// What the words say of how derivatives by vectors lie.
//===----------------------------------------------------------------------===//

/// Words on the layout of derivatives: “in numerator layout”.
enum StatedLayout {
  /// - Parameter words: those of the text, in small letters
  static func isNumerator(in words: String) -> Bool {
    let isDenied = words.contains(
      #/\b(?:not|unlike|instead\s+of|rather\s+than|nicht)\b[^.]{0,30}numerator/#)
    return !isDenied
      && words.contains(
        #/numerator(?:[ -]layout|\s+convention)|laid\s+out\s+by\s+(?:the\s+)?numerators?|z(?:ä|ae)hler-?(?:layout|konvention)|分子布局/#
      )
      && !words.contains(#/denominator(?:[ -]layout|\s+convention)|nenner-?layout|分母布局/#)
  }
}
