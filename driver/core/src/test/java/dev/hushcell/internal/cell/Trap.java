package dev.hushcell.internal.cell;

/** Throws at the n-th step after it was set. Not thread-safe. */
final class Trap {
  private int steps;
  private int until;
  private Throwable thrown = new IllegalStateException();

  /** Returns how many steps there were since the trap was set or reset. */
  int steps() {
    return steps;
  }

  /** Lets the n-th step from now throw; 0: none. */
  void set(int n, Throwable what) {
    steps = 0;
    until = n;
    thrown = what;
  }

  boolean isSprung() {
    return until > 0 && steps >= until;
  }

  /** Tells whether this step is the one; then the caller does half of its work and throws. */
  boolean step() {
    steps++;
    return steps == until;
  }

  RuntimeException spring() {
    return Trap.<RuntimeException>unchecked(thrown);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> RuntimeException unchecked(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
