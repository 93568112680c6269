package dev.hushcell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A disk that fills up while a large value streams in. With space again the old value is there as a
 * whole, or the row is not.
 */
class FullDiskLargeValueTests {
  private static final int LENGTH = 600_000;

  @TempDir Path directory;
  private Sandbox sandbox;
  private String url;

  @BeforeEach
  void oldValue() throws Exception {
    FilePath.register(new FullDisk());
    sandbox =
        new Sandbox(
            Files.createDirectory(directory.resolve("own")), "columns: { doc.photo: {} }\n");
    url = "h2:full:file:" + sandbox.directory.resolve("crm") + ";WRITE_DELAY=0";
    try (Connection ours = sandbox.connectAnew(url)) {
      Sandbox.run(ours, "CREATE TABLE doc (photo BLOB, id INT PRIMARY KEY)");
      write(ours, "INSERT INTO doc VALUES (?, 1)", 1);
    }
  }

  @AfterEach
  void freeTheDisk() {
    FullDisk.free(Long.MAX_VALUE);
    FilePath.unregister(new FullDisk());
  }

  private static byte[] value(int seed) {
    byte[] value = new byte[LENGTH];
    new Random(seed).nextBytes(value);
    return value;
  }

  private static void write(Connection ours, String sql, int seed) throws SQLException {
    try (PreparedStatement statement = ours.prepareStatement(sql)) {
      statement.setBinaryStream(1, new ByteArrayInputStream(value(seed)));
      statement.executeUpdate();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "5000, UPDATE doc SET photo = ? WHERE id = 1",
    "250000, UPDATE doc SET photo = ? WHERE id = 1",
    "560000, UPDATE doc SET photo = ? WHERE id = 1",
    "250000, 'INSERT INTO doc VALUES (?, 2)'",
    "560000, 'INSERT INTO doc VALUES (?, 2)'"
  })
  void leavesTheOldValueAndNoHalfOne(long space, String sql) throws Exception {
    assertThatThrownBy(() -> fillUp(space, sql)).isInstanceOf(SQLException.class);
    FullDisk.free(Long.MAX_VALUE);
    try (Connection ours = sandbox.connectAnew(url)) {
      assertThat(Sandbox.rows(ours, "SELECT id FROM doc")).containsExactly("1");
      assertThat(photo(ours)).isEqualTo(value(1));
      write(ours, "UPDATE doc SET photo = ? WHERE id = 1", 3);
      assertThat(photo(ours)).isEqualTo(value(3));
    }
  }

  @Test
  void writesItWhereThereIsSpace() throws Exception {
    fillUp(10L * LENGTH, "UPDATE doc SET photo = ? WHERE id = 1");
    try (Connection ours = sandbox.connectAnew(url)) {
      assertThat(photo(ours)).isEqualTo(value(2));
    }
  }

  private void fillUp(long space, String sql) throws SQLException {
    try (Connection ours = sandbox.connectAnew(url)) {
      FullDisk.free(space);
      write(ours, sql, 2);
    }
  }

  private static byte[] photo(Connection ours) throws SQLException {
    try (Statement statement = ours.createStatement();
        ResultSet row = statement.executeQuery("SELECT photo FROM doc WHERE id = 1")) {
      assertThat(row.next()).isTrue();
      return row.getBytes(1);
    }
  }
}
