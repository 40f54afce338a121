/// Whether a few numbers lie in the plane of two others, v = c p + λ w, told without solving anything
/// twice and without memory of its own.
struct PlaneFit {
  private var (vv, vp, vw) = (0.0, 0.0, 0.0)
  private var (pp, pw, ww) = (0.0, 0.0, 0.0)
  private var allowed = 0.0

  /// Numbers may miss by so much more than what they are allowed.
  private static let caution = 1e4

  mutating func add(v: Double, p: Double, w: Double, allowed: Double) {
    vv += v * v
    vp += v * p
    vw += v * w
    pp += p * p
    pw += p * w
    ww += w * w
    self.allowed += allowed * allowed
  }

  /// What is left of v beside p and w, by what it may be.
  var isNear: Bool {
    guard pp.isFinite else { return false }
    guard pp > 0, vv.isFinite, ww.isFinite else { return true }
    // v and w without what lies along p.
    let (v, w, both) = (vv - vp * vp / pp, ww - pw * pw / pp, vw - vp * pw / pp)
    let rest = w > 1e-12 * ww ? v - both * both / w : v
    let factor = vv / pp
    return rest <= Self.caution * allowed * max(1, factor) + 1e-13 * vv
  }
}
