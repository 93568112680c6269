package dev.hushcell.internal.jdbc.value;

import java.util.Calendar;
import java.util.Date;

/** Values as they are when they are bound: the application may change what is mutable later. */
final class Snapshot {
  private Snapshot() {}

  /** Returns the value, of mutable classes a copy. */
  @SuppressWarnings("JavaUtilDate") // what applications hand over
  static Object of(Object value) {
    if (value instanceof byte[] bytes) {
      return bytes.clone();
    }
    if (value instanceof Date date) {
      return date.clone();
    }
    return value instanceof Calendar calendar ? calendar.clone() : value;
  }
}
