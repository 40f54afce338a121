//===----------------------------------------------------------------------===//
// Words that say that what goes on from step to step is zero at first.
//===----------------------------------------------------------------------===//

import MathText

/// Words that say that what goes on is zero at first.
enum StartsAtZero {
  static func says(_ document: Document) -> Bool {
    let words = document.linesOfAll.joined(separator: " ").lowercased()
    if words.contains(
      #/\$[^$]{1,20}_\{?0\}?\$\s(?:is|are|be|was|ist)\s(?:the\s)?(?:zero|null)\b/#)
    {
      return true
    }
    return words.split { ".;:!?".contains($0) }.contains { sentence in
      let isOther = sentence.contains(
        #/\b(?:not|no|bias|biases|weights?|parameters?|count|counted|counting|numbered|index)\b/#)
      return !isOther
        && sentence.contains(
          #/\b(?:start|starts|starting|started|begin|begins|beginning|initiali[sz]ed)\b[^$]{0,30}\b(?:at|from|with|to|as)\szero\b|\binitially\szero\b/#
        )
    }
  }
}
