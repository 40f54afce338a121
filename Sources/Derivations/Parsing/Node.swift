//===----------------------------------------------------------------------===//
// The expression tree.
//===----------------------------------------------------------------------===//

/// An expression, with the tokens it was made from.
struct Node: Sendable {
  indirect enum Kind: Sendable {
    case number(Double)
    /// A declared symbol with its indices.
    case symbol(Symbol)
    /// A variable of the equation itself: the z of σ(z) = 1/(1+e^{−z}).
    case variable(String)
    /// A count used as a number: L, n, p_l, m; or an index used as one.
    case count(Index)
    case negate(Node)
    case sum([Term])
    case product([Node], [Sign])
    case quotient(Node, Node)
    case power(Node, Node)
    case transpose(Node)
    case apply(Function, [Node])
    /// A function that is not applied to anything.
    case function(Function)
    case derivative(of: Node, by: Node)
    /// ∂x, until its other half is found.
    case differential(Node)
    case series(Series)
    case grid([[Node]])
    case tuple([Node])
    /// The root of the sum of all squares.
    case norm(Node)
    case indicator(Condition)
    case cases([(Node, Condition?)])
    case entry(Node, [Index])
    case sumAlong(Node, axis: Int)
    /// `\dots` and its kin.
    case dots
  }

  struct Term: Sendable {
    var isNegative: Bool
    var node: Node
    /// The token of its sign; nil for a first term without one.
    var sign: Int?
  }

  /// Two sides and the relation between them; nil for one that always holds, such as "otherwise".
  struct Condition: Sendable {
    var left: Node
    var relation: String
    var right: Node

    /// Whether it needs an order.
    var isOrder: Bool { relation != "=" && relation != "ne" }
  }

  /// A sum or a product over an index, or over everything; the largest or the smallest of all terms, or
  /// the vector or the matrix of them.
  struct Series: Sendable {
    /// What becomes of all terms.
    enum Total: Sendable { case sum, product, largest, smallest, entries }

    var total = Total.sum
    var indices: [String]
    var lower: Index?
    var upper: Index?
    /// The values of the one index, where the set is written out: `j \in \{1, 2\}`.
    var members: [Index]?
    /// What the indices have to meet: `k \ne j`.
    var conditions: [Condition] = []
    var body: Node
    /// The tokens of the bounds.
    var bounds: Range<Int>
  }

  /// The sign between two factors.
  struct Sign: Sendable {
    /// Empty for two factors side by side.
    var text: String
    var token: Int?
  }

  var kind: Kind
  var source: Range<Int>
  /// Of a derivative: whether it is written with d, and follows all that depends on its variable.
  var isTotal = false
}

/// A declared symbol as it stands in a text.
struct Symbol: Sendable {
  @Shared var declaration: Declaration
  /// What stands in the slots, by the slots' variables.
  var slots: [String: Index]
  /// The part each index plays.
  var roles: [Role: Index]
  /// The tokens of the name alone.
  var nameSource: Range<Int>
  /// The indices of a formula that are left out: it is the matrix of its values for all of them.
  var open: [String] = []
  /// The arguments of a call, which say of which example it is.
  var arguments: [Node] = []

  var quantity: Quantity { declaration.quantity }

  /// The vector of ones that needs no declaration: the 1 of `1^T`.
  static func ones(_ source: Range<Int>) -> Symbol {
    let declaration = Declaration(name: "1", plain: "1", quantity: .ones)
    return Symbol(declaration: declaration, slots: [:], roles: [:], nameSource: source)
  }
}

/// A function as it is applied.
struct Function: Sendable {
  enum Base: Sendable {
    case activation(Symbol)
    /// exp, log, tanh, …, or a known activation function by its English name.
    case named(String)
    /// diag, the diagonal matrix of a vector or the diagonal of a matrix.
    case diagonal
    case trace
    /// The sum of the products of the entries of two vectors, or of two matrices.
    case inner
    /// The largest of its arguments, or of the entries of the one; or the smallest.
    case extreme(isLargest: Bool)
    /// A branch that has no value.
    case undefined
    /// Its argument as a column, as bars draw it, or as a row, as dashes do.
    case lying(asRow: Bool)
    /// A length of its first argument; its second is the p of ‖x‖ₚ.
    case length(Length)
    /// The column that has its argument in this place, and zeros in all others.
    case placed(Index)
    /// What the first argument tends to as this variable tends to the second.
    case limit(String)
    /// What the first argument is where this variable has the value of the second.
    case place(String)
    /// A function given by an expression, such as C ∘ σ.
    indirect case composed(Node)
    /// One that is defined by a formula.
    case formula(Symbol, Formula)
  }

  /// What stands between two single or double bars with a subscript.
  enum Length: Sendable {
    /// |x|.
    case bars
    /// ‖x‖₂.
    case euclidean
    /// ‖x‖₁.
    case sum
    /// ‖x‖∞.
    case largest
    /// The largest of all entries, of a matrix too.
    case largestEntry
    /// ‖x‖ₚ.
    case power
  }

  var base: Base
  var primes = 0
  /// Whether it is the function that undoes it: σ⁻¹.
  var isInverse = false
  /// The tokens of the name with its indices and primes.
  var source: Range<Int>
}
