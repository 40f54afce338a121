import Numbers

/// A loss written generically over the number system, so that it can be differentiated exactly.
///
/// ```swift
/// struct Rosenbrock: DifferentiableLoss {
///   func callAsFunction<S: Number>(_ x: [S]) -> S {
///     let (u, v) = (S(1.0) - x[0], x[1] - x[0] * x[0])
///     return u * u + S(100.0) * v * v
///   }
/// }
/// ```
public protocol DifferentiableLoss {
  /// The loss at these parameters.
  func callAsFunction<S: Number>(_ parameters: [S]) -> S
}
