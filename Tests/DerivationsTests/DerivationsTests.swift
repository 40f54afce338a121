// DerivationsTests
