//===----------------------------------------------------------------------===//
// The expression tree.
//===----------------------------------------------------------------------===//

/// An expression, with the tokens it was made from.
package struct Node: Hashable, Sendable {
  package indirect enum Kind: Hashable, Sendable {
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
    case cases([Branch])
    case entry(Node, [Index])
    case sumAlong(Node, axis: Int)
    /// `\dots` and its kin.
    case dots
  }

  package struct Term: Hashable, Sendable {
    package var isNegative: Bool
    package var node: Node
    /// The token of its sign; nil for a first term without one.
    package var sign: Int?

    package init(isNegative: Bool, node: Node, sign: Int? = nil) {
      self.isNegative = isNegative
      self.node = node
      self.sign = sign
    }
  }

  /// Two sides and the relation between them.
  package struct Condition: Hashable, Sendable {
    package var left: Node
    package var relation: String
    package var right: Node

    package init(left: Node, relation: String, right: Node) {
      (self.left, self.relation, self.right) = (left, relation, right)
    }

    /// The counts that it compares; nil where it compares anything else.
    package var counts: (left: Index, right: Index)? {
      guard case .count(let left) = left.kind, case .count(let right) = right.kind else {
        return nil
      }
      return (left, right)
    }
  }

  /// What something is where a condition is met; nil for one that is met wherever no other is.
  package struct Branch: Hashable, Sendable {
    package var value: Node
    package var condition: Condition?

    package init(_ value: Node, if condition: Condition? = nil) {
      (self.value, self.condition) = (value, condition)
    }
  }

  /// A sum or a product over an index, or over everything; the largest or the smallest of all terms, or
  /// the vector or the matrix of them.
  package struct Series: Hashable, Sendable {
    /// What becomes of all terms.
    package enum Total: Hashable, Sendable { case sum, product, largest, smallest, entries }

    package var total = Total.sum
    package var indices: [String]
    package var lower: Index?
    package var upper: Index?
    /// A letter that nothing declares, up to which the sum runs over all there are; from 0 on it counts
    /// one less, unless that is the unit that is always 1.
    package var letter: String?
    /// The values of the one index, where the set is written out: `j \in \{1, 2\}`.
    package var members: [Index]?
    /// What the indices have to meet: `k \ne j`.
    package var conditions: [Condition] = []
    package var body: Node
    /// The tokens of the bounds.
    package var bounds: Range<Int>

    package init(
      total: Total = Total.sum, indices: [String], lower: Index? = nil, upper: Index? = nil,
      members: [Index]? = nil, conditions: [Condition] = [], body: Node, bounds: Range<Int>
    ) {
      self.total = total
      self.indices = indices
      self.lower = lower
      self.upper = upper
      self.members = members
      self.conditions = conditions
      self.body = body
      self.bounds = bounds
    }
  }

  /// The sign between two factors.
  package struct Sign: Hashable, Sendable {
    /// Empty for two factors side by side.
    package var text: String
    package var token: Int?

    package init(text: String, token: Int? = nil) {
      self.text = text
      self.token = token
    }
  }

  package var kind: Kind
  package var source: Range<Int>
  /// Of a derivative: whether it is written with d, and follows all that depends on its variable.
  package var isTotal = false

  package init(kind: Kind, source: Range<Int>, isTotal: Bool = false) {
    self.kind = kind
    self.source = source
    self.isTotal = isTotal
  }
}

/// A declared symbol as it stands in a text.
package struct Symbol: Hashable, Sendable {
  @Shared package var declaration: Declaration
  /// What stands in the slots, by the slots' variables.
  package var slots: [String: Index]
  /// The part each index plays.
  package var roles: [Role: Index]
  /// The tokens of the name alone.
  package var nameSource: Range<Int>
  /// The indices of a formula that are left out: it is the matrix of its values for all of them.
  package var open: [String] = []
  /// The arguments of a call, which say of which example it is.
  package var arguments: [Node] = []

  package init(
    declaration: Declaration, slots: [String: Index], roles: [Role: Index], nameSource: Range<Int>
  ) {
    self.declaration = declaration
    self.slots = slots
    self.roles = roles
    self.nameSource = nameSource
  }

  package var quantity: Quantity { declaration.quantity }

  /// The vector of ones that needs no declaration: the 1 of `1^T`.
  package static func ones(_ source: Range<Int>) -> Symbol {
    let declaration = Declaration(name: "1", plain: "1", quantity: .ones)
    return Symbol(declaration: declaration, slots: [:], roles: [:], nameSource: source)
  }
}

/// A function as it is applied.
package struct Function: Hashable, Sendable {
  package enum Base: Hashable, Sendable {
    /// Whether it is the trace of a matrix.
    var isTrace: Bool { if case .trace = self { true } else { false } }

    case activation(Symbol)
    /// exp, log, tanh, …, or a known activation function by its English name.
    case named(String)
    /// diag, the diagonal matrix of a vector.
    case diagonal
    case trace
    /// The mean of all entries, or of each column (axis 0) or row (axis 1).
    case mean(axis: Int)
    /// How many rows (axis 0) or columns (axis 1) there are.
    case extent(axis: Int)
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
  package enum Length: Hashable, Sendable {
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

  package var base: Base
  package var primes = 0
  /// Whether it is the function that undoes it: σ⁻¹.
  package var isInverse = false
  /// The tokens of the name with its indices and primes.
  package var source: Range<Int>

  package init(base: Base, primes: Int = 0, source: Range<Int>) {
    self.base = base
    self.primes = primes
    self.source = source
  }
}
