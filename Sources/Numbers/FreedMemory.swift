internal import WideLanes

/// What becomes of memory that a program gives back.
public enum FreedMemory {
  /// Keeps it for the arrays that are made next: a program that computes one gradient after the
  /// other asks for this once, when it begins.
  ///
  /// Without it, glibc returns large arrays to the system as soon as they are freed, and the system
  /// clears the memory of every new one, which can take as long as the products of matrices that
  /// are put there. It is a setting of the **whole process**, which no library should make for its
  /// user, and is therefore never made unasked: up to 32 MB that are free stay with the process, and
  /// arrays of up to 16 MB are made of them. It takes the place of `MALLOC_MMAP_THRESHOLD_` and
  /// `MALLOC_TRIM_THRESHOLD_` in the environment.
  ///
  /// - Returns: Whether there is such a setting; only glibc has it.
  @discardableResult
  public static func keep() -> Bool { keepFreedMemory() }
}
