/// The constants with which some numbers come nearest to others.
enum LeastSquares {
  /// ⟨v, p⟩ / ⟨p, p⟩, scaled so that no square is lost.
  static func project(_ v: [Double], on p: [Double]) -> Double? {
    let size = p.reduce(0) { max($0, abs($1)) }
    guard size > 0, size.isFinite else { return nil }
    var (vp, pp) = (0.0, 0.0)
    for (v, p) in zip(v, p) {
      vp += v * (p / size)
      pp += (p / size) * (p / size)
    }
    let c = vp / pp / size
    return c.isFinite ? c : nil
  }

  /// The least squares of v = c p + λ w.
  static func project(
    _ v: [Double], on p: [Double], _ w: [Double]
  ) -> (Double, Double)? {
    guard let along = project(w, on: p) else { return nil }
    // w without what lies along p.
    let rest = zip(w, p).map { $0 - along * $1 }
    guard let λ = project(v, on: rest), let c = project(zip(v, w).map { $0 - λ * $1 }, on: p)
    else { return nil }
    return (c, λ)
  }
}
