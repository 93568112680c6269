package dev.hushcell.internal.fault;

/** A stable code such as {@code HC-2103}; each room declares its own in one enum. */
public interface FaultCode {
  /** Returns the code as users see and search it, {@code HC-} and four digits. */
  String id();

  /** Returns what sort of failure the code stands for: a refusal, unless it says otherwise. */
  default FaultKind kind() {
    return FaultKind.REFUSED;
  }

  /** Returns the fault with this code; the message says what, where and what to do. */
  default Fault fault(String message) {
    return Fault.anywhere(this, message, null);
  }

  /** Returns the fault with this code and a cause, whose text must not quote values. */
  default Fault fault(String message, Throwable cause) {
    return Fault.anywhere(this, message, cause);
  }

  /**
   * Returns a fault that replaces an exception and quotes its text. It takes over the stack and the
   * cause, so that nobody reads the text twice.
   */
  default Fault insteadOf(Throwable quoted, String message) {
    Fault fault = Fault.anywhere(this, message, quoted.getCause());
    fault.setStackTrace(quoted.getStackTrace());
    return fault;
  }

  /**
   * Returns the fault with this code at a place of the statement's text.
   *
   * @param offset of the place, from 0; the message ends with it, counted from 1
   * @param message what is wrong and what to do
   */
  default Fault at(int offset, String message) {
    return Fault.at(this, offset, message, null);
  }

  /** Returns the fault with this code at a place, and a cause, whose text must not quote values. */
  default Fault at(int offset, String message, Throwable cause) {
    return Fault.at(this, offset, message, cause);
  }
}
