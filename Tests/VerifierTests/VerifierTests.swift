// VerifierTests
