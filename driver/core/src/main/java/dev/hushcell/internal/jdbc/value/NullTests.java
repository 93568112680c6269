package dev.hushcell.internal.jdbc.value;

import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Binds a parameter of which only its nullness is asked: the value itself is never sent. */
public final class NullTests {
  private NullTests() {}

  public static void bind(PreparedStatement inner, int place, @Nullable Object value)
      throws SQLException {
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
    } else if (value instanceof Targeted bound) {
      bind(inner, place, Argument.known(bound.value()));
    } else {
      inner.setString(place, "0");
    }
  }
}
