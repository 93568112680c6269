package dev.hushcell.cli;

import dev.hushcell.CatalogueStatus;
import dev.hushcell.HushcellStatus;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at what the user may do with the tables of keys, by statements that concern no row, and at
 * the clocks. Works on a connection of the real driver.
 */
final class GrantExam {
  private static final Duration SKEW = Duration.ofMinutes(1);
  private static final List<String> TABLES =
      List.of("hushcell_key", "hushcell_column", "hushcell_event", "hushcell_manifest");

  private final Connection plain;
  private final Diagnosis diagnosis;

  GrantExam(Connection plain, Diagnosis diagnosis) {
    this.plain = plain;
    this.diagnosis = diagnosis;
  }

  void grants(HushcellStatus status) throws SQLException {
    String quote = plain.getMetaData().getIdentifierQuoteString().trim();
    for (CatalogueStatus each : status.catalogues()) {
      List<String> missing = new ArrayList<>();
      for (String table : TABLES) {
        String name = quote + each.schema() + quote + "." + table;
        requireAllowed("SELECT 1 FROM " + name + " WHERE 1 = 0", "SELECT on " + name, missing);
        requireAllowed(
            "UPDATE " + name + " SET mac = mac WHERE 1 = 0", "UPDATE on " + name, missing);
        requireAllowed(
            "INSERT INTO " + name + " SELECT * FROM " + name + " WHERE 1 = 0",
            "INSERT on " + name,
            missing);
      }
      if (missing.isEmpty()) {
        diagnosis.fine("the user may read and write the tables of keys in " + each.schema());
      } else {
        diagnosis.trouble("the user lacks " + String.join(", ", missing) + "; grant it");
      }
    }
  }

  private void requireAllowed(String sql, String right, List<String> missing) throws SQLException {
    boolean before = plain.getAutoCommit();
    plain.setAutoCommit(false);
    try (Statement statement = plain.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      missing.add(right);
    } finally {
      plain.rollback();
      plain.setAutoCommit(before);
    }
  }

  void clocks() throws SQLException {
    Duration ahead;
    try (Statement statement = plain.createStatement();
        ResultSet row = statement.executeQuery("SELECT CURRENT_TIMESTAMP")) {
      row.next();
      ahead = Duration.between(Instant.now(), row.getTimestamp(1).toInstant());
    }
    judge(ahead);
  }

  /** Judges how far the clock of the database is ahead of this one. */
  void judge(Duration ahead) {
    if (ahead.abs().compareTo(SKEW) > 0) {
      diagnosis.trouble(
          "the clock of the database is "
              + ahead.abs().toSeconds()
              + " s "
              + (ahead.isNegative() ? "behind" : "ahead of")
              + " this one; waiting periods of keys need both: synchronise them");
    } else {
      diagnosis.fine("the clocks of the database and of this machine agree");
    }
  }
}
