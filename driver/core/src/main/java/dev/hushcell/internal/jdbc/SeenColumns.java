package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.model.Jobs;
import dev.hushcell.policy.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Rows of {@code getColumns} without those of columns that belong to a job alone. */
final class SeenColumns extends OpeningResultSet {
  private final Jobs jobs;

  SeenColumns(ResultSet rows, Outward outward, DescribedColumns columns, Jobs jobs) {
    super(rows, outward, columns, OpenColumns.NONE);
    this.jobs = jobs;
  }

  @Override
  public boolean next() throws SQLException {
    while (super.next()) {
      if (!isHidden()) {
        return true;
      }
    }
    return false;
  }

  /** Some databases call schemas catalogs. */
  private boolean isHidden() throws SQLException {
    String schema = delegate().getString(2);
    String catalog = delegate().getString(1);
    String named = schema == null ? catalog : schema;
    return named != null
        && jobs.hides(new TableName(named, delegate().getString(3)), delegate().getString(4));
  }
}
