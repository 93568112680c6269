package dev.hushcell.internal.value;

import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** Binds a parameter of which only its nullness is asked: the value itself is never sent. */
public final class NullTests {
  private NullTests() {}

  public static void bind(PreparedStatement inner, int place, Plaintext given) throws SQLException {
    Object value =
        given.value() instanceof Targeted bound ? Argument.known(bound.value()) : given.value();
    if (value == null) {
      inner.setNull(place, Types.VARCHAR);
    } else if (value instanceof Number) {
      inner.setInt(place, 0);
    } else if (value instanceof Boolean) {
      inner.setBoolean(place, false);
    } else if (value instanceof byte[]) {
      inner.setBytes(place, new byte[1]);
    } else if (value instanceof LocalDate || value instanceof LocalDateTime) {
      inner.setDate(place, new Date(0));
    } else if (value instanceof LocalTime) {
      inner.setTime(place, new java.sql.Time(0));
    } else {
      inner.setString(place, "0");
    }
  }
}
