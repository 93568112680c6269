package dev.hushcell.contract.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachPostgres;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.policy.TableName;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** How a job reads the rows of a table: each page of them alone, not the table for each page. */
@EachPostgres
@OneCollation
class ColumnPagesTests {
  private static final long ROWS = 30_000;

  /** How often each row may be read: to fill, to update, to compare twice, to count, to index. */
  private static final int MOST = 20;

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void noPageTakesTheWholeTable() throws Exception {
    Scene scene = Scene.of(server, directory, "columns: { contact.email: {} }\n");
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create table contact (id int primary key, email varchar(60))",
          "insert into contact select i, 'user' || i from generate_series(1, " + ROWS + ") i");
      try (Connection ours = scene.ours()) {
        Hushcell.columns(ours)
            .encrypt(
                new TableName("public", "contact"),
                RewritingOptions.usual().asOnlyProcess(),
                ColumnProgress.none());
      }
      assertThat(read(plain)).isLessThan(MOST * ROWS);
    }
  }

  /** Returns how many rows were read, as the sessions that have ended counted. */
  private static long read(Connection plain) throws SQLException {
    String counted =
        "select seq_tup_read + idx_tup_fetch from pg_stat_user_tables where relname = 'contact'";
    return Long.parseLong(Found.rows(plain, counted).get(0));
  }
}
