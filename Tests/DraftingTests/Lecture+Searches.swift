//===----------------------------------------------------------------------===//
// Lectures whose names look as if they meant something else: only that more holds shows it.
//===----------------------------------------------------------------------===//

extension Lecture {
  static let searches = [
    Lecture(
      name: "numbers that count units, in a network of five",
      equations: [
        #"p_1 = w_{11} x_1 + w_{12} x_2 + b_1"#, #"p_2 = w_{21} x_1 + w_{22} x_2 + b_2"#,
        #"h_1 = f(p_1)"#, #"h_2 = f(p_2)"#, #"u = v_1 h_1 + v_2 h_2 + c"#, #"y = f(u)"#,
        #"E = \frac{1}{2} (y - t)^2"#, #"\delta = \frac{\partial E}{\partial u}"#,
        #"\frac{\partial E}{\partial v_1} = \delta h_1"#,
        #"\frac{\partial E}{\partial v_2} = \delta h_2"#,
        #"\frac{\partial E}{\partial p_1} = \delta v_1 f'(p_1)"#,
        #"\frac{\partial E}{\partial w_{12}} = \delta v_1 f'(p_1) x_2"#,
        #"\frac{\partial E}{\partial w_{21}} = \delta v_1 f'(p_2) x_1"#,
      ], wrong: [13])
  ]
}
