/// How pictures look, by day and by night.
enum Theme {
  /// The classes that lines and words have, with their colours on a light page and on a dark one.
  private static let colours: [(name: String, light: String, dark: String)] = [
    ("ink", "#1f2328", "#e6edf3"), ("quiet", "#59636e", "#9da7b1"),
    ("faint", "#d1d9e0", "#3d444d"), ("ground", "#ffffff", "#161b22"),
    ("forward", "#0a5cc2", "#6cb0ff"), ("backward", "#b23c00", "#ff9d57"),
    ("one", "#0a5cc2", "#6cb0ff"), ("two", "#b23c00", "#ff9d57"), ("three", "#1a7f37", "#56d364"),
    ("four", "#8250df", "#c79bff"), ("five", "#8a6100", "#e3b341"),
  ]

  /// The classes of things that are compared, in their order.
  static let series = ["one", "two", "three", "four", "five"]

  static var sheet: String {
    let light = colours.map { "--\($0.name):\($0.light)" }.joined(separator: ";")
    let dark = colours.map { "--\($0.name):\($0.dark)" }.joined(separator: ";")
    return """
      svg{\(light)}
      @media (prefers-color-scheme:dark){svg{\(dark)}}
      .card{fill:var(--ground);stroke:var(--faint)}
      line,polyline,circle,rect{stroke-width:1.5;fill:none}
      text{fill:var(--ink);font-size:15px}
      .word{font-family:system-ui,"Segoe UI",Helvetica,Arial,"DejaVu Sans",sans-serif}
      .small{font-size:13px;fill:var(--quiet)}
      .formula{font-family:"STIX Two Text","STIX Two Math",Cambria,Georgia,"DejaVu Serif",serif;font-size:18px}
      .little{font-size:15px}
      .i{font-style:italic}.b{font-weight:bold}
      .unit{stroke:var(--ink);fill:var(--ground)}
      .constant{stroke:var(--quiet);stroke-dasharray:4 3;fill:var(--ground)}
      .frame{stroke:var(--quiet)}.grid{stroke:var(--faint);stroke-width:1}
      .array{stroke:var(--ink)}.cell{stroke:var(--faint);stroke-width:1}
      .thick{stroke-width:2.5}
      \(dashes)
      \(strokes)
      text.halo{fill:var(--ground);stroke:var(--ground);stroke-width:9px;stroke-linejoin:round}
      .open{fill:var(--ground)}

      """
  }

  /// Lines that lie on each other, each seen in the gaps of the others.
  private static var dashes: String {
    let gap = 7 * (series.count - 1)
    return ".dash{stroke-width:3.5;stroke-dasharray:7 \(gap)}"
      + series.indices.map { ".dash-\($0){stroke-dashoffset:\(-7 * $0)}" }.joined()
  }

  private static var strokes: String {
    (["forward", "backward"] + series).map { name in
      ".\(name){stroke:var(--\(name))}.\(name).head,.\(name).dot{fill:var(--\(name))}"
        + "text.\(name){fill:var(--\(name));stroke:none}"
    }.joined(separator: "\n")
  }
}
