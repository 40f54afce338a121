// GradientCheckTests
