// LayerwiseDelta
