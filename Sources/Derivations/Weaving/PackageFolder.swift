//===----------------------------------------------------------------------===//
// The folder that paths in documents stay inside.
//===----------------------------------------------------------------------===//

import Foundation

/// A package's folder: what a document names is looked for in it, and nowhere else.
struct PackageFolder: Sendable {
  private let url: URL

  init(_ path: String) {
    url = URL(fileURLWithPath: path, isDirectory: true).resolvingSymlinksInPath()
  }

  /// The file that a relative path names, or nil if it leads out of the folder, by a link too.
  func resolved(_ path: String) -> String? {
    let file = URL(fileURLWithPath: path, relativeTo: url).resolvingSymlinksInPath()
    let inside = url.path.hasSuffix("/") ? url.path : url.path + "/"
    return !path.hasPrefix("/") && file.path.hasPrefix(inside) ? file.path : nil
  }
}
