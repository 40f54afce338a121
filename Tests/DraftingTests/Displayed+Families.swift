//===----------------------------------------------------------------------===//
// Texts with a vector for each example or class, sums that are not written, gradients with names of
// their own, and a loss that is displayed nowhere.
//===----------------------------------------------------------------------===//

extension DisplayedTests {
  /// With a vector of weights for each class, and one class that is the right one.
  static let classes = #"""
    # Scores of classes

    Class $k$ of $K$ has the weights $u_k$; the right one is $r$, and $h$ is a constant that widens the scores.

    $$ s_k = u_k^\top x + b_k $$

    $$ q_k = \frac{\exp(h s_k)}{\sum_{m=1}^{K} \exp(h s_m)} $$

    $$ J = -\log q_r $$

    We write $[k = m]$ for 1 if $k = m$, and 0 otherwise.

    $$ \frac{\partial q_k}{\partial s_m} = h\, q_k ([k = m] - q_m) $$

    $$ \frac{\partial J}{\partial b_k} = h (q_k - [k = r]) $$

    $$ \frac{\partial J}{\partial x} = h \left( \sum_{k=1}^{K} q_k u_k - u_r \right) $$

    $$ \frac{\partial J}{\partial u_k} = h (q_k - [k = r])\, x $$
    """#
  static let wrongClass = #"\frac{\partial J}{\partial u_k} = h (q_k - [k = r])\, u_k"#

  /// With a vector for each example, and the matrix that has them as its rows.
  static let examples = #"""
    # Two groups

    The design matrix $A$ has the rows $a_i^\top$, one for each of $m$ patients.

    $$ p_i = \sigma(a_i^\top v) = \frac{1}{1 + e^{-a_i^\top v}} $$

    $$ F(v) = \sum_{i=1}^{m} \left( t_i \log p_i + (1 - t_i) \log(1 - p_i) \right) $$

    $$ \frac{\partial p_i}{\partial v} = p_i (1 - p_i)\, a_i $$

    $$ \nabla F(v) = \sum_{i=1}^{m} (t_i - p_i)\, a_i = A^\top (t - p) $$

    $$ \frac{\partial F}{\partial v} = A^\top (t - p) $$
    """#
  static let wrongExample = #"\frac{\partial F}{\partial v} = A^\top (p - t)"#

  /// With one matrix twice, and no sum written.
  static let repeated = #"""
    # There and back

    A repeated index is summed.

    $$ c_a = M_{ab} x_b + d_a $$

    $$ g_a = \tanh(c_a) $$

    $$ y_b = M_{ab} g_a + f_b $$

    $$ E = \frac{1}{2} (y_b - x_b)(y_b - x_b) $$

    $$ \rho_b = \frac{\partial E}{\partial y_b} = y_b - x_b $$

    $$ \frac{\partial E}{\partial g_a} = M_{ab} \rho_b $$

    $$ \kappa_a = \frac{\partial E}{\partial c_a} = (1 - g_a^2) M_{ab} \rho_b $$

    $$ \frac{\partial E}{\partial M_{ab}} = \kappa_a x_b + g_a \rho_b $$
    """#
  static let wrongRepeated = #"\frac{\partial E}{\partial M_{ab}} = \kappa_a x_b + g_b \rho_a"#

  /// With a bar over each letter for its gradient.
  static let bars = #"""
    # Around a layer

    A bar over a letter is the gradient of $E$ with respect to it.

    $$ p = F x $$

    $$ h = \tanh(p) $$

    $$ r = G h $$

    $$ k = h + \tanh(r) $$

    $$ o = H k $$

    $$ E = \frac{1}{2} (o - y)^\top (o - y) $$

    $$ \bar{o} = o - y $$

    $$ \bar{H} = \bar{o}\, k^\top $$

    $$ \bar{k} = H^\top \bar{o} $$

    $$ \bar{r} = \bar{k} \odot (1 - (k - h) \odot (k - h)) $$

    $$ \bar{G} = \bar{r}\, h^\top $$

    $$ \bar{h} = \bar{k} + G^\top \bar{r} $$
    """#
  static let wrongBar = #"\bar{h} = G^\top \bar{r}"#

  /// With a loss of which only the gradient by the result is known.
  static let query = #"""
    # One question

    The question is $z \in \mathbb R^m$; the rows of $T \in \mathbb R^{N \times m}$ answer it.

    $$ u = B z $$

    $$ K = T C^\top $$

    $$ s = \frac{1}{\sqrt{d}} K u $$

    $$ a = \operatorname{softmax}(s) $$

    $$ o = T^\top a $$

    The caller knows

    $$ g = \frac{\partial L}{\partial o} $$

    $$ \frac{\partial L}{\partial a} = T g $$

    $$ \sigma = \frac{\partial L}{\partial s} = (\operatorname{diag}(a) - a a^\top) T g $$

    $$ \frac{\partial L}{\partial K} = \frac{1}{\sqrt{d}} \sigma u^\top $$

    $$ \frac{\partial L}{\partial u} = \frac{1}{\sqrt{d}} K^\top \sigma $$
    """#
  static let wrongQuery = #"\frac{\partial L}{\partial u} = K^\top \sigma"#

  /// With matrices that a letter above tells from each other.
  static let tagged = #"""
    # Two projections

    Each row of $X$ is a word.

    $$ U = X W^A $$

    $$ V = X W^B $$

    $$ R = U \odot V $$

    $$ J = \frac{1}{2} \|R\|_F^2 $$

    $$ \frac{\partial J}{\partial U} = R \odot V $$

    $$ \frac{\partial J}{\partial W^A} = X^\top (R \odot V) $$

    $$ \frac{\partial J}{\partial X} = (R \odot V) W^{A\top} + (R \odot U) (W^B)^\top $$

    $$ \frac{\partial J}{\partial W^B} = X^\top (R \odot U) $$
    """#
  static let wrongTag = #"\frac{\partial J}{\partial W^B} = X^\top (R \odot V)"#

  /// With a function of the output that no draft may take for an error.
  static let logits = #"""
    $$ z = w^\top x + b $$

    $$ o = \sigma(z) $$

    $$ g = \frac{\partial L}{\partial o} $$

    $$ \frac{\partial L}{\partial w} = (o - g)\, x $$

    $$ \frac{\partial^2 L}{\partial z^2} = g\, o (1 - o)(1 - 2o) $$
    """#

  /// With bars whose loss is not displayed.
  static let batch = #"""
    A batch of $m$ numbers $x_i$ has the mean $\mu$ and the variance $v$.

    $$ v = \frac{1}{m} \sum_{i=1}^m (x_i - \mu)^2 $$

    $$ y_i = \gamma x_i + \beta $$

    Let $L$ be a loss of $y_1, \dots, y_m$, and $\bar q$ be $\partial L/\partial q$ for every $q$.

    $$ \bar\beta = \frac{1}{m} \sum_{i=1}^m \bar y_i $$

    $$ \bar\gamma = 7 \sum_{i=1}^m \bar y_i $$
    """#
}
