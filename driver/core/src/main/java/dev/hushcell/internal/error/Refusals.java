package dev.hushcell.internal.error;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;

/** What is refused by connections, data sources and the driver alike. */
public final class Refusals {
  private Refusals() {}

  /** Returns the refusal of a way to choose another database than that of the catalogue. */
  public static SQLException choosesDatabase(String method) {
    return SqlErrors.of(
        JdbcFault.CONNECTION_BUILDER,
        method
            + " is not supported: connection builders and sharding keys choose a database;"
            + " use getConnection");
  }

  /** Returns the refusal of a setting that is made in another place. */
  public static SQLFeatureNotSupportedException madeElsewhere(String method, String place) {
    return (SQLFeatureNotSupportedException)
        SqlErrors.of(JdbcFault.MADE_ELSEWHERE, method + " is not supported; " + place);
  }
}
