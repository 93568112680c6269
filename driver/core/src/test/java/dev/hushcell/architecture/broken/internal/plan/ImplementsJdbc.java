package dev.hushcell.architecture.broken.internal.plan;

import java.sql.Savepoint;

/** Breaks: a JDBC object behind the surface. */
final class ImplementsJdbc implements Savepoint {
  @Override
  public int getSavepointId() {
    return 1;
  }

  @Override
  public String getSavepointName() {
    return "one";
  }
}
