package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.model.Documents;
import dev.hushcell.internal.value.LegacyTime;
import dev.hushcell.internal.value.Numbers;
import dev.hushcell.internal.value.RealDriver.Writing;
import dev.hushcell.internal.value.ShortestDigits;
import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.temporal.Temporal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What columns of text and bytes make of other values, where it is the same as text of the
 * statement and as a binary parameter.
 */
record MysqlAssignment(MysqlDriver driver, LogicalType column, Writing session) {
  /** More digits than a number is written out with. */
  private static final int MOST_DIGITS = 1_000;

  /** Returns the text, or null where the column makes it of the value itself. */
  @Nullable Object made(Object sent) throws SQLException {
    return switch (column.family()) {
      case TEXT, CHAR -> text(sent);
      case BYTES -> sent instanceof Boolean truth ? truth ? "1" : "0" : text(sent);
      case EXACT, APPROXIMATE, BOOLEAN, DATE, TIME, TIMESTAMP, ZONED_TIMESTAMP, UUID -> null;
    };
  }

  private @Nullable String text(Object sent) throws SQLException {
    if (sent instanceof Float || sent instanceof Double) {
      return fraction((Number) sent);
    }
    if (sent instanceof BigDecimal number) {
      return Math.abs((long) number.scale()) > MOST_DIGITS ? null : number.toPlainString();
    }
    if (Numbers.isNumber(sent)) {
      return sent.toString();
    }
    if (Documents.isDocument(column)) {
      return null;
    }
    if (sent instanceof UUID && driver == MysqlDriver.MARIADB) {
      return sent.toString();
    }
    return sent instanceof Temporal || sent instanceof LegacyTime ? time(sent) : null;
  }

  /** As text of the statement one without an exponent is a decimal, with all of its digits. */
  private @Nullable String fraction(Number number) {
    double value = number.doubleValue();
    String text = number.toString();
    if (!Double.isFinite(value)) {
      return null;
    }
    if (text.indexOf('E') >= 0) {
      return number instanceof Double ? MysqlDriver.MARIADB.text(column, number) : null;
    }
    boolean same = ShortestDigits.of(value).toPlainString().equals(text);
    return same && value != Math.rint(value) ? text : null;
  }

  private @Nullable String time(Object sent) throws SQLException {
    String text = new MysqlTimes(driver).written(sent);
    if (text != null && !session.isUsual()) {
      throw SqlErrors.of(
          JdbcFault.TIME_ZONE,
          "a date or time does not become text of a protected column, as the time zone of the"
              + " session is not the default one of the JVM; bind its text");
    }
    return text;
  }
}
