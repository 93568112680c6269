package dev.hushcell.internal.value;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.policy.ProtectedColumn;

/** The faults of one column; they name it and its type, and the class of a value at the most. */
public record ColumnFaults(ProtectedColumn column) {

  Fault badValue(Object value) {
    return ValueFault.BAD_VALUE.fault(
        "A value of class %s cannot be stored in %s; bind a value of that type"
            .formatted(value.getClass().getSimpleName(), where()));
  }

  /** For text that does not have the form of the type. No cause: parsers quote what they parse. */
  Fault badText() {
    return ValueFault.BAD_VALUE.fault(
        "The text bound to " + where() + " does not have the form of that type; bind another");
  }

  /** For a value that is longer than its type takes. */
  public Fault tooLong() {
    return ValueFault.TOO_LONG.fault(
        "The value bound to " + where() + " is too long; shorten it or widen the column");
  }

  Fault outOfRange() {
    return ValueFault.OUT_OF_RANGE.fault(
        "The value bound to " + where() + " is outside the range of that type; nothing was sent");
  }

  Fault brokenText() {
    return ValueFault.BROKEN_TEXT.fault(
        "The text bound to "
            + where()
            + " is not well-formed Unicode and would not be kept as it is; remove the unpaired"
            + " surrogates or invalid bytes");
  }

  Fault notComparable(Object value) {
    return ValueFault.NOT_COMPARABLE.fault(
        "A value of class "
            + value.getClass().getSimpleName()
            + " cannot be compared with the sealed cells of "
            + where()
            + "; bind a value of that type");
  }

  private String where() {
    return column.name().shortForm() + " (" + column.type().declared() + ")";
  }
}
