//===----------------------------------------------------------------------===//
// Texts in which something goes on from step to step.
//===----------------------------------------------------------------------===//

extension Lecture {
  static let unrolled = [
    Lecture(
      name: "backpropagation through time",
      equations: [
        #"h_t = \tanh(U h_{t-1} + W x_t + b)"#, #"p_t = \operatorname{softmax}(V h_t + c)"#,
        #"E = -\sum_{t=1}^{T} y_t^\top \log p_t"#,
        #"\frac{\partial E}{\partial V} = \sum_{t=1}^{T} (p_t - y_t)\, h_t^\top"#,
        #"r_t = (1 - h_t \odot h_t) \odot \frac{\partial E}{\partial h_t}"#,
        #"r_t = (1 - h_t \odot h_t) \odot (V^\top (p_t - y_t) + U^\top r_{t+1}), \qquad t < T"#,
        #"r_t = (1 - h_t \odot h_t) \odot (V^\top (p_t - y_t) + U r_{t+1}), \qquad t < T"#,
        #"\frac{\partial E}{\partial U} = \sum_{t=1}^{T} r_t\, h_{t-1}^\top"#,
        #"\frac{\partial E}{\partial U} = \sum_{t=1}^{T} r_t\, h_t^\top"#,
        #"\frac{\partial h_t}{\partial h_{t-1}} = \operatorname{diag}(1 - h_t \odot h_t)\, U"#,
        #"\frac{\partial h_t}{\partial h_k} = \prod_{j=k+1}^{t} \frac{\partial h_j}{\partial h_{j-1}}"#,
        #"\frac{\partial h_t}{\partial h_k} = \prod_{j=k}^{t} \frac{\partial h_j}{\partial h_{j-1}}"#,
      ], wrong: [7, 9, 12]),
    Lecture(
      name: "momentum, unrolled and with one name less",
      equations: [
        #"v_{t+1} = \mu v_t + \nabla J(w_t)"#, #"w_{t+1} = w_t - \eta v_{t+1}"#,
        #"v_{t+1} = \sum_{s=0}^{t} \mu^{t-s}\, \nabla J(w_s)"#,
        #"v_{t+1} = \sum_{s=0}^{t} \mu^{t-s+1}\, \nabla J(w_s)"#,
        #"w_{t+1} - w_t = \mu (w_t - w_{t-1}) - \eta \nabla J(w_t)"#,
        #"w_{t+1} - w_t = \mu (w_t - w_{t-1}) - \eta \nabla J(w_{t-1})"#,
      ], wrong: [4, 6], before: [1: "The velocity starts at zero."]),
    Lecture(
      name: "a running mean and its expectation",
      equations: [
        #"m_t = \beta m_{t-1} + (1 - \beta) g_t"#,
        #"m_t = (1 - \beta) \sum_{s=1}^{t} \beta^{t-s} g_s"#,
        #"m_t = \sum_{s=1}^{t} \beta^{t-s} g_s"#,
        #"\mathbb{E}[m_t] = (1 - \beta^t)\, \mathbb{E}[g_t]"#,
      ], wrong: [3], before: [1: "With $m_0 = 0$ let"]),
    Lecture(
      name: "steps above in brackets",
      equations: [
        #"s^{(t)} = a s^{(t-1)} + x^{(t)}"#,
        #"s^{(t)} = a^t s^{(0)} + \sum_{k=1}^{t} a^{t-k} x^{(k)}"#,
        #"s^{(t)} = a^t s^{(0)} + \sum_{k=1}^{t} a^{t-k+1} x^{(k)}"#,
        #"\frac{\partial s^{(t)}}{\partial s^{(t-1)}} = a"#,
        #"\frac{\partial s^{(t)}}{\partial s^{(t-2)}} = a^2"#,
        #"s^{(t)} - a s^{(t-1)} = x^{(t)}"#,
        #"\frac{\partial s^{(t)}}{\partial s^{(t-2)}} = 2 a"#,
      ], wrong: [3, 7]),
  ]
}
