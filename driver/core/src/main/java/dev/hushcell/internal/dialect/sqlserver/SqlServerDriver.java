package dev.hushcell.internal.dialect.sqlserver;

import dev.hushcell.internal.jdbc.value.RealDriver;
import dev.hushcell.internal.jdbc.value.TypeFacts;
import dev.hushcell.policy.LogicalType;
import java.math.RoundingMode;
import java.time.LocalDate;

/** What the driver of SQL Server does. */
final class SqlServerDriver implements RealDriver {
  private static final LocalDate DAY_OF_TIMES = LocalDate.of(1900, 1, 1);

  @Override
  public TypeFacts facts(LogicalType type) {
    return new SqlServerFacts(type);
  }

  @Override
  public String text(LogicalType type, Object value) {
    return SqlServerText.of(type, value);
  }

  @Override
  public RoundingMode rounding() {
    return RoundingMode.DOWN;
  }

  /** It makes the calendar of the server out of that of Java by year, month and day. */
  @Override
  public boolean takesDatesByName() {
    return true;
  }

  @Override
  public LocalDate dayOfTimes() {
    return DAY_OF_TIMES;
  }
}
