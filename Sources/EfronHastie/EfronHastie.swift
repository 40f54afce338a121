// EfronHastie
