// TrainingAlgorithms
