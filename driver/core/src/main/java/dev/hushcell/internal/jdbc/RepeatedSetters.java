package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import java.io.InputStream;
import java.io.Reader;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the application set of the parameters that queries get too, which find the rows of a
 * statement.
 */
final class RepeatedSetters {
  private Map<Integer, Setter> setters = Map.of(); // until there is one

  /** Sets a parameter of another statement to a value that the application set. */
  @FunctionalInterface
  interface Setter {
    void set(PreparedStatement statement, int parameter) throws SQLException;
  }

  /**
   * Remembers how a parameter, from 1, is set to a value.
   *
   * @param once whether nothing but a batch sets it again, which then takes no stream
   */
  void put(int parameter, @Nullable Object value, Setter setter, boolean once) throws SQLException {
    if (setters.isEmpty()) {
      setters = new HashMap<>();
    }
    boolean stream = value instanceof InputStream || value instanceof Reader;
    if (stream && !once) {
      throw noStream(parameter);
    }
    Setter failing =
        (statement, at) -> {
          throw noStream(parameter);
        };
    setters.put(parameter, stream ? failing : setter);
  }

  private static SQLException noStream(int parameter) {
    return SqlErrors.of(
        JdbcFault.FOUND_STREAM,
        "parameter "
            + parameter
            + " is of a condition by which rows are found in the driver, which is asked for more"
            + " than once; bind the value itself, and no stream");
  }

  /** Returns what was set until now. */
  Map<Integer, Setter> copy() {
    return Map.copyOf(setters);
  }

  /** Takes what was set at another time. */
  void restore(Map<Integer, Setter> copy) {
    setters = new HashMap<>(copy);
  }

  void clear() {
    setters = Map.of();
  }

  /** Returns what sets a parameter; fails where the application has not set it. */
  Setter of(int parameter) throws SQLException {
    Setter setter = setters.get(parameter);
    if (setter == null) {
      throw SqlErrors.of(
          JdbcFault.PARAMETER_UNSET,
          "parameter " + parameter + " is not set; set it before the statement is run");
    }
    return setter;
  }

  /** Sets what is sent as it is once more, in another statement. */
  void setAgain(PreparedStatement inner, Parameters parameters) throws SQLException {
    for (Map.Entry<Integer, Setter> each : setters.entrySet()) {
      if (!parameters.keeps(each.getKey())) {
        each.getValue().set(inner, parameters.place(each.getKey()));
      }
    }
  }
}
