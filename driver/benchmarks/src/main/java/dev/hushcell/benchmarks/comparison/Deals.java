package dev.hushcell.benchmarks.comparison;

import dev.hushcell.Hushcell;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** A thousand rows with one protected column; their tenants take turns, row by row. */
final class Deals implements AutoCloseable {
  static final String OF_TENANTS = "key: { per: tenant_id }";
  static final String OF_ROWS = "belongs-to: id";
  static final int ROWS = 1000;

  private final Pair pair;
  private final int tenants;

  /** Declares the column with a rule, and fills the table with the plain driver and with ours. */
  Deals(String rule, int tenants) throws SQLException, IOException {
    this.tenants = tenants;
    this.pair =
        new Pair(
            List.of("deal.note: { " + rule + " }"),
            List.of(
                "CREATE TABLE deal (id INT PRIMARY KEY, tenant_id VARCHAR(20),"
                    + " note VARCHAR(60))"));
    if (rule.equals(OF_TENANTS)) {
      for (int i = 0; i < tenants; i++) {
        Hushcell.keys(pair.connection(true)).addTenant(tenant(i), false);
      }
    }
    fill(false);
    fill(true);
  }

  private String tenant(int id) {
    return "tenant" + id % tenants;
  }

  private void fill(boolean ours) throws SQLException {
    try (PreparedStatement insert =
        pair.connection(ours).prepareStatement("INSERT INTO deal VALUES (?, ?, ?)")) {
      for (int id = 0; id < ROWS; id++) {
        insert.setInt(1, id);
        insert.setString(2, tenant(id));
        insert.setString(3, "a note of 24 characters.");
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Reads all rows. */
  Work reading(boolean ours) throws SQLException {
    return Growth.reading(pair, ours, "SELECT id, note FROM deal WHERE id >= 0");
  }

  /** Writes the value of one row. */
  Work writing(boolean ours) throws SQLException {
    PreparedStatement statement =
        pair.connection(ours)
            .prepareStatement("UPDATE deal SET note = ? WHERE id = ? AND tenant_id = ?");
    return new Work() {
      @Override
      public int run(int number) throws SQLException {
        int id = number % ROWS;
        statement.setString(1, "another of 24 characters");
        statement.setInt(2, id);
        statement.setString(3, tenant(id));
        return statement.executeUpdate();
      }

      @Override
      public void close() throws SQLException {
        statement.close();
      }
    };
  }

  @Override
  public void close() throws SQLException {
    pair.close();
  }
}
