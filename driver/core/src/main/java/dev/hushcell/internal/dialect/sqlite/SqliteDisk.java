package dev.hushcell.internal.dialect.sqlite;

import dev.hushcell.internal.dialect.DiskExam;
import dev.hushcell.internal.dialect.DriverPromise;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.layers.AtRest;
import dev.hushcell.layers.DiskStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The disk of SQLite, which encrypts nothing by itself and logs no statements. */
final class SqliteDisk implements DiskExam {
  private static final String FILES = "SELECT COUNT(*) FROM pragma_database_list WHERE file <> ''";

  @Override
  public DiskStatus found(Connection connection, DriverPromise promise) throws SQLException {
    boolean file =
        Rows.of(connection, FILES, row -> row.getInt(1) > 0).stream().anyMatch(kept -> kept);
    return file
        ? new DiskStatus(
            AtRest.PLAIN,
            "SQLite has no encryption of its own; put its file, journal and temporary files on an"
                + " encrypted disk",
            List.of(),
            List.of())
        : new DiskStatus(AtRest.NOTHING_KEPT, "the database is in memory", List.of(), List.of());
  }
}
