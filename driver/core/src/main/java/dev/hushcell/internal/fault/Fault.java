package dev.hushcell.internal.fault;

import org.jspecify.annotations.Nullable;

/**
 * The one exception of the inner rooms. Its message never holds a value, a key byte, an SQL literal
 * or a bound parameter.
 */
public final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient FaultCode code;

  Fault(FaultCode code, String message, @Nullable Throwable cause) {
    super("[" + code.id() + "] " + message, cause);
    this.code = code;
  }

  /** Returns the stable code. */
  public FaultCode code() {
    return code;
  }
}
