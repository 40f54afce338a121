import Foundation

/// The same work done by numpy, torch and jax, where a Python program has them.
enum PythonBench {
  /// Whether a program of this name or path runs as Python does.
  static func isThere(_ program: String) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program, "-c", ""]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  /// Runs the script and reads its measurements; what takes long it does on one thread only.
  static func run(_ program: String, threads: Int) -> Result<[Measurement], PythonUnavailable> {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program, "-c", script, "\(threads)"]
    var environment = ProcessInfo.processInfo.environment
    for name in ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"] {
      environment[name] = "\(threads)"
    }
    environment["XLA_FLAGS"] =
      "--xla_cpu_multi_thread_eigen=\(threads > 1) intra_op_parallelism_threads=\(threads)"
    // The kernels for this very processor.
    environment["OPENBLAS_CORETYPE"] = nil
    process.environment = environment
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      return .failure(PythonUnavailable(program: program, isThere: false))
    }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let decoder = JSONDecoder()
    let lines = data.split(separator: UInt8(ascii: "\n"))
    let measurements = lines.compactMap { try? decoder.decode(Measurement.self, from: Data($0)) }
    guard measurements.isEmpty else { return .success(measurements) }
    return .failure(PythonUnavailable(program: program, isThere: isThere(program)))
  }

  /// It prints a JSON object per line; a library that is not there is left out.
  private static let script = #"""
    import json, os, sys, time
    threads = int(sys.argv[1])
    # Also for what heeds none of the variables that limit threads.
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[-threads:])
    import numpy as np
    now = time.process_time if threads == 1 else time.perf_counter
    rng = np.random.default_rng(1)
    widths = [784, 128, 64, 10]
    W = [rng.uniform(-1, 1, (r, c)) * (3 / c) ** .5 for c, r in zip(widths, widths[1:])]
    B = [np.zeros(r) for r in widths[1:]]
    X, labels = rng.uniform(0, 1, (1000, 784)), np.arange(1000) % 10
    Y = np.eye(10)[labels]

    def measure(work, who, f, repetitions=5, least=.5):
        f()
        seconds, total = [], 0
        while len(seconds) < repetitions or (total < least and len(seconds) < 10000):
            start = now()
            f()
            seconds.append(now() - start)
            total += seconds[-1]
        print(json.dumps({"work": work, "who": who, "threads": threads, "seconds": seconds}), flush=True)

    gradient = lambda n: "gradient, 1 example" if n == 1 else f"gradient, {n} examples"
    check = "every parameter checked, 1 example"

    def loss(x, y):
        a = np.tanh(W[0] @ x + B[0])
        a = np.tanh(W[1] @ a + B[1])
        z = W[2] @ a + B[2]
        m = z.max()
        return m + np.log(np.exp(z - m).sum()) - z @ y

    def backward(x, y):
        a1 = np.tanh(x @ W[0].T + B[0])
        a2 = np.tanh(a1 @ W[1].T + B[1])
        z = a2 @ W[2].T + B[2]
        e = np.exp(z - z.max(1, keepdims=True))
        d3 = (e / e.sum(1, keepdims=True) - y) / len(x)
        d2 = (d3 @ W[2]) * (1 - a2 * a2)
        d1 = (d2 @ W[1]) * (1 - a1 * a1)
        return [d1.T @ x, d1.sum(0), d2.T @ a1, d2.sum(0), d3.T @ a2, d3.sum(0)]

    def differences(h=1e-6):
        result = []
        for p in W + B:
            flat, g = p.reshape(-1), np.empty(p.size)
            for i in range(p.size):
                old = flat[i]
                flat[i] = old + h
                up = loss(X[0], Y[0])
                flat[i] = old - h
                g[i] = (up - loss(X[0], Y[0])) / (2 * h)
                flat[i] = old
            result.append(g)
        return result

    for n in (1, 128, 1000):
        measure(gradient(n), "numpy", lambda: backward(X[:n], Y[:n]))

    def once(work, who, f):
        start = now()
        f()
        seconds = [now() - start]
        print(json.dumps({"work": work, "who": who, "threads": threads, "seconds": seconds}), flush=True)
    if threads == 1:
        once(check, "numpy differences", differences)

    try:
        import torch
        torch.set_num_threads(threads)
        P = [torch.tensor(p, requires_grad=True) for p in W + B]
        def model(x, P):
            a = torch.tanh(x @ P[0].T + P[3])
            a = torch.tanh(a @ P[1].T + P[4])
            return a @ P[2].T + P[5]
        tx, ty = torch.tensor(X), torch.tensor(labels)
        def tloss(n, P):
            return torch.nn.functional.cross_entropy(model(tx[:n], P), ty[:n])
        for n in (1, 128, 1000):
            measure(gradient(n), "torch", lambda: torch.autograd.grad(tloss(n, P), P))
        if threads == 1:
            once(check, "torch gradcheck", lambda: torch.autograd.gradcheck(
                lambda *P: tloss(1, P), P))
    except ImportError:
        pass

    try:
        import jax, jax.numpy as jnp
        jax.config.update("jax_enable_x64", True)
        def jloss(P, x, y):
            a = jnp.tanh(x @ P[0].T + P[3])
            a = jnp.tanh(a @ P[1].T + P[4])
            z = a @ P[2].T + P[5]
            return -(y * jax.nn.log_softmax(z)).sum(1).mean()
        P, g = [jnp.array(p) for p in W + B], jax.jit(jax.grad(jloss))
        for n in (1, 128, 1000):
            x, y = jnp.array(X[:n]), jnp.array(Y[:n])
            measure(gradient(n), "jax", lambda: jax.block_until_ready(g(P, x, y)))
    except ImportError:
        pass
    """#
}

/// There is no such Python, or it has none of the libraries.
struct PythonUnavailable: Error, CustomStringConvertible {
  let program: String
  let isThere: Bool

  var description: String {
    "no comparison: \(program) \(isThere ? "has no numpy" : "is not there")"
  }
}
