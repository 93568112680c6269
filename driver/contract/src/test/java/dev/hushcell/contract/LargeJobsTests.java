package dev.hushcell.contract;

import static dev.hushcell.contract.RewritingScene.ALONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.Hushcell;
import dev.hushcell.LargeValue;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.contract.RewritingScene.Job;
import dev.hushcell.contract.server.EachBeside;
import dev.hushcell.contract.server.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Columns of large text and bytes that have values are encrypted, and decrypted again. */
@EachBeside
class LargeJobsTests {
  private static final int ROWS = 12;

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void keepTheirValues() throws Exception {
    Scene scene =
        Scene.of(server, directory, "columns:\n  contact.notes: {}\n  contact.photo: {}\n");
    try (Connection plain = scene.plain()) {
      scene.run(plain, "create table contact (id int primary key, notes {=clob}, photo {=blob})");
      fill(plain);
      List<String> before = values(plain);
      try (Connection ours = scene.ours()) {
        RewritingScene.encrypt(ours);
        assertThat(values(ours)).isEqualTo(before);
        assertThat(formats(plain)).contains("f8", "fa").hasSize(2 * ROWS - 4);
        LargeValue photo = photo(ours);
        assertThat(Job.ROTATE.run(ours, ALONE, ColumnProgress.none()).phase())
            .isEqualTo(Phase.ENDED);
        endsWithItsColumn(photo);
        assertThat(values(ours)).isEqualTo(before);
        assertThat(Job.DECRYPT.run(ours, ALONE, ColumnProgress.none()).phase())
            .isEqualTo(Phase.ENDED);
        assertThatThrownBy(() -> photo(ours)).hasMessageContaining("[HC-4042]");
      }
      assertThat(values(plain)).isEqualTo(before);
    }
  }

  /** Large enough to be read in several parts. */
  private static LargeValue photo(Connection ours) throws SQLException {
    return Hushcell.largeValue(ours, "contact", "photo", Map.of("id", 3)).orElseThrow();
  }

  /** What was opened in the old column is not put together with what is in the new one. */
  private void endsWithItsColumn(LargeValue photo) throws Exception {
    try (photo) {
      assertThat(photo.length()).isEqualTo(photoOf(3).length);
      if (!server.name().equals("h2")) { // which keeps a large object that somebody has
        assertThatThrownBy(() -> photo.bytes().readAllBytes())
            .isInstanceOf(IOException.class)
            .hasMessageMatching("(?s).*\\[HC-(4008|4020|4043)].*");
      }
    }
  }

  private static byte[] photoOf(int id) {
    return text(id).getBytes(StandardCharsets.UTF_16);
  }

  private static String text(int id) {
    return ("Grüße " + id + "\n").repeat(id % 3 == 0 ? 12_000 : id);
  }

  private static void fill(Connection plain) throws SQLException {
    try (PreparedStatement insert =
        plain.prepareStatement("insert into contact values (?, ?, ?)")) {
      for (int id = 1; id <= ROWS; id++) {
        String text = id % 5 == 0 ? null : text(id);
        insert.setInt(1, id);
        insert.setString(2, text);
        insert.setBytes(3, text == null ? null : photoOf(id));
        insert.executeUpdate();
      }
    }
  }

  private static List<String> values(Connection connection) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select notes, photo from contact order by id")) {
      while (rows.next()) {
        values.add(rows.getString(1));
        byte[] photo = rows.getBytes(2);
        values.add(photo == null ? null : new String(photo, StandardCharsets.UTF_16));
      }
    }
    assertThat(values).hasSize(2 * ROWS).contains(text(1), text(3));
    return values;
  }

  private static List<String> formats(Connection plain) throws SQLException {
    List<String> formats = new ArrayList<>();
    try (Statement statement = plain.createStatement();
        ResultSet rows = statement.executeQuery("select notes, photo from contact")) {
      while (rows.next()) {
        for (int column = 1; column <= 2; column++) {
          byte[] cell = rows.getBytes(column);
          if (cell != null) {
            formats.add(Integer.toHexString(cell[0] & 0xFF));
          }
        }
      }
    }
    return formats;
  }
}
