print("deltacheck")
