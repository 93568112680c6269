package dev.hushcell.contract.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachH2;
import dev.hushcell.contract.server.Server;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Text and bytes without a length, which H2 takes for the longest there are. */
@EachH2
class WithoutLengthTests {
  private static final String CONFIDENTIAL = "confidential";

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void columnsWithoutALengthKeepWhatTheyAreGiven() throws Exception {
    Scene scene =
        Scene.of(
            server,
            directory,
            """
            columns:
              doc.name: { search: equality, compare: exact }
              doc.body: {}
              doc.photo: {}
            """);
    String body = CONFIDENTIAL.repeat(20_000);
    byte[] photo = body.getBytes(StandardCharsets.US_ASCII);
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table doc (id int primary key, name varchar not null unique, body varchar,"
              + " photo varbinary)");
      try (PreparedStatement insert =
          ours.prepareStatement("insert into doc values (?, ?, ?, ?)")) {
        insert.setInt(1, 1);
        insert.setString(2, CONFIDENTIAL);
        insert.setString(3, body);
        insert.setBytes(4, photo);
        insert.executeUpdate();
        insert.setInt(1, 2);
        insert.setString(2, "other");
        insert.setCharacterStream(3, new StringReader(body));
        insert.setBinaryStream(4, new ByteArrayInputStream(photo));
        insert.executeUpdate();
      }
      try (PreparedStatement select =
          ours.prepareStatement("select body, photo from doc where name = ?")) {
        for (String name : new String[] {CONFIDENTIAL, "other"}) {
          select.setString(1, name);
          try (ResultSet row = select.executeQuery()) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo(body);
            assertThat(row.getBytes(2)).isEqualTo(photo);
            assertThat(row.next()).isFalse();
          }
        }
      }
    }
    requireCellsOnly(scene);
  }

  private static void requireCellsOnly(Scene scene) throws Exception {
    try (Connection plain = scene.plain();
        Statement statement = plain.createStatement();
        ResultSet row = statement.executeQuery("select name, body, photo from doc")) {
      while (row.next()) {
        for (int column = 1; column <= 3; column++) {
          byte[] stored = row.getBytes(column);
          assertThat(new String(stored, StandardCharsets.ISO_8859_1))
              .as(Arrays.toString(Arrays.copyOf(stored, 5)))
              .doesNotContain(CONFIDENTIAL);
        }
      }
    }
  }
}
