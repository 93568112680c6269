package dev.hushcell.internal.fault;

/** A stable code such as {@code HC-2103}; each room declares its own in one enum. */
public interface FaultCode {
  /** Returns the code as users see and search it, {@code HC-} and four digits. */
  String id();

  /** Returns what sort of failure the code stands for. */
  FaultKind kind();

  /** Returns the fault with this code; the message says what, where and what to do. */
  default Fault fault(String message) {
    return new Fault(this, message, null);
  }

  /** Returns the fault with this code and a cause, whose text must not quote values. */
  default Fault fault(String message, Throwable cause) {
    return new Fault(this, message, cause);
  }
}
