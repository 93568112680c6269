package dev.hushcell.internal.fault;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The one exception of the inner rooms. Its message never holds a value, a key byte, an SQL literal
 * or a bound parameter.
 */
public final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int NOWHERE = -1;

  private final transient FaultCode code;
  private final transient String what;
  private final int offset;

  private Fault(FaultCode code, String what, int offset, @Nullable Throwable cause) {
    super("[" + code.id() + "] " + what + place(offset), cause);
    this.code = code;
    this.what = what;
    this.offset = offset;
  }

  static Fault anywhere(FaultCode code, String what, @Nullable Throwable cause) {
    return new Fault(code, what, NOWHERE, cause);
  }

  static Fault at(FaultCode code, int offset, String what, @Nullable Throwable cause) {
    return new Fault(code, what, Math.max(0, offset), cause);
  }

  /** Messages count from one. */
  private static String place(int offset) {
    return offset == NOWHERE ? "" : " (position " + (offset + 1) + ")";
  }

  /** Returns the same fault with more behind what it says. */
  public Fault with(String more) {
    Fault fault = new Fault(code, what + more, offset, getCause());
    fault.setStackTrace(getStackTrace());
    return fault;
  }

  public FaultCode code() {
    return code;
  }

  /** Returns what is wrong and what to do: the message without code and position. */
  public String what() {
    return what;
  }

  /** Returns the offset in the text of the statement, from 0, at which it is wrong, if one is. */
  public OptionalInt offset() {
    return offset == NOWHERE ? OptionalInt.empty() : OptionalInt.of(offset);
  }
}
