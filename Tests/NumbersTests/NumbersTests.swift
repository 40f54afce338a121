// NumbersTests
