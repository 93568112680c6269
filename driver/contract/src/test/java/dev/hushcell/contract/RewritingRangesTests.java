package dev.hushcell.contract;

import static dev.hushcell.contract.RewritingScene.ALONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.Columns;
import dev.hushcell.admin.KeyRange;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.contract.server.EachBeside;
import dev.hushcell.contract.server.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** The rows of a job are filled by ranges of a key of two columns. */
@EachBeside
class RewritingRangesTests {
  private static final int ROWS = 2100;

  @Parameter Server server;
  @TempDir Path directory;

  private Scene table() throws IOException, SQLException {
    Scene scene = Scene.of(server, directory, "columns:\n  contact.email: { search: equality }\n");
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create table contact (land varchar(2), no int, email varchar(100),"
              + " primary key (land, no))");
      plain.setAutoCommit(false);
      try (PreparedStatement insert =
          plain.prepareStatement("insert into contact values (?, ?, ?)")) {
        for (int no = 1; no <= ROWS; no++) {
          insert.setString(1, no % 3 == 0 ? "de" : "fr");
          insert.setInt(2, no);
          insert.setString(3, no % 7 == 0 ? null : "user" + no + "@example.com");
          insert.addBatch();
        }
        int[] unused = insert.executeBatch();
      }
      plain.commit();
    }
    return scene;
  }

  private static List<String> marked(Connection plain, String job, String where)
      throws SQLException {
    String quote = plain.getMetaData().getIdentifierQuoteString();
    String mark = quote + job + quote;
    return Found.rows(plain, "select count(*) from contact where " + mark + " = 1" + where);
  }

  @Test
  void rangesAreFilledAnywhereAndTheJobGoesOn() throws IOException, SQLException {
    Scene scene = table();
    try (Connection ours = scene.ours();
        Connection other = scene.ours();
        Connection plain = scene.plain()) {
      Columns columns = Hushcell.columns(ours);
      Columns worker = Hushcell.columns(other);
      String job =
          columns
              .encrypt(RewritingScene.table(ours), ALONE.asBegunOnly(), ColumnProgress.none())
              .job();
      List<KeyRange> ranges = columns.ranges(job, 500);
      assertThat(ranges).hasSize(5);
      assertThat(ranges.get(1).after()).containsExactly("de", 1500);
      assertThat(ranges.get(1).upTo()).containsExactly("fr", 449);

      assertThat(worker.fillRange(job, ranges.get(1), ColumnProgress.none())).isTrue();
      assertThat(marked(plain, job, "")).containsExactly("1600");
      assertThat(marked(plain, job, " and land = 'de'")).containsExactly("500");
      assertThat(marked(plain, job, " and land = 'fr' and no <= 449")).containsExactly("0");
      assertThat(worker.fillRange(job, ranges.get(1), ColumnProgress.none())).isTrue();
      assertThat(columns.ranges(job, 500)).hasSize(4);

      assertThatThrownBy(
              () ->
                  worker.fillRange(
                      job, new KeyRange(List.of("de"), List.of()), ColumnProgress.none()))
          .hasMessageContaining("HC-1361");
      columns.pause(job);
      assertThat(worker.fillRange(job, ranges.get(0), ColumnProgress.none())).isFalse();
      assertThat(marked(plain, job, "")).containsExactly("1600");

      assertThat(columns.resume(job, ALONE.asBegunOnly(), ColumnProgress.none()).phase())
          .isEqualTo(Phase.FILLING);
      for (KeyRange range : columns.ranges(job, 1000)) {
        assertThat(worker.fillRange(job, range, ColumnProgress.none())).isTrue();
      }
      assertThat(marked(plain, job, "")).containsExactly("0");
      assertThat(columns.resume(job, ALONE, ColumnProgress.none()).phase()).isEqualTo(Phase.ENDED);
      assertThatThrownBy(() -> worker.fillRange(job, ranges.get(0), ColumnProgress.none()))
          .hasMessageContaining("HC-1361");
      assertThat(
              Found.rows(ours, "select no, email from contact where email = 'user8@example.com'"))
          .containsExactly("8|user8@example.com");
      assertThat(Found.rows(ours, "select count(*) from contact where email is null"))
          .containsExactly("300");
    }
  }
}
