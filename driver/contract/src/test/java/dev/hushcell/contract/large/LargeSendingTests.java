package dev.hushcell.contract.large;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryBuild;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.Variant;
import dev.hushcell.contract.server.Without;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Values that wait in a file until they are sent: alone, in batches, and when something fails. */
@EachServer
@EveryBuild(Variant.BATCHES)
@OneCollation
@Without({Variant.MODES, Variant.JOURNALS, Variant.FETCHES, Variant.SAVEPOINTS})
class LargeSendingTests {
  /** More than stays in memory. */
  private static final int LARGE = 5 << 20;

  private static final String INSERT = "insert into doc (id, body, photo) values (?, ?, ?)";

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;
  private Connection ours;

  @BeforeEach
  void table() throws Exception {
    scene = Scene.of(server, directory, "columns:\n  doc.body: {}\n  doc.photo: {}\n");
    ours = scene.ours();
    scene.run(ours, "create table doc (id int primary key, body {=clob}, photo {=blob})");
  }

  @AfterEach
  void close() throws Exception {
    if (ours != null) { // there is such a server
      ours.close();
      assertThat(spooled()).isEmpty();
    }
  }

  private static List<Path> spooled() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().matches("hushcell.*\\.cell"))
          .toList();
    }
  }

  private static void bind(PreparedStatement insert, int id, InputStream photo)
      throws SQLException {
    insert.setInt(1, id);
    insert.setCharacterStream(
        2, new InputStreamReader(new Letters(LARGE), StandardCharsets.US_ASCII));
    insert.setBinaryStream(3, photo);
  }

  /** Fails in the middle. */
  private static InputStream failing() {
    InputStream end =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the disk of the application is gone");
          }

          @Override
          public int read(byte[] to, int offset, int length) throws IOException {
            return length == 0 ? 0 : read();
          }
        };
    return new SequenceInputStream(new Letters(LARGE), end);
  }

  @Test
  void aStreamThatFailsTakesNothingWithIt() throws Exception {
    ours.setAutoCommit(false);
    try (PreparedStatement insert = ours.prepareStatement(INSERT)) {
      bind(insert, 1, new Letters(LARGE));
      insert.executeUpdate();
      bind(insert, 2, failing());
      assertThatThrownBy(insert::executeUpdate).isInstanceOf(SQLException.class);
      bind(insert, 3, new Letters(LARGE));
      insert.executeUpdate();
    }
    ours.commit();
    ours.setAutoCommit(true);
    assertThat(ids()).containsExactly(1, 3);
  }

  @Test
  void aBatchTakesSeveralAndThoseThatAreTakenBackAreGone() throws Exception {
    try (PreparedStatement insert = ours.prepareStatement(INSERT)) {
      bind(insert, 1, new Letters(LARGE));
      insert.addBatch();
      insert.clearBatch();
      for (int id = 2; id <= 4; id++) {
        bind(insert, id, new Letters(LARGE + id));
        insert.addBatch();
      }
      insert.executeBatch();
      bind(insert, 5, new Letters(LARGE)); // never sent
    }
    assertThat(ids()).containsExactly(2, 3, 4);
  }

  @Test
  void anUpdateReplacesIt() throws Exception {
    try (PreparedStatement insert = ours.prepareStatement(INSERT)) {
      bind(insert, 1, new Letters(10));
      insert.executeUpdate();
    }
    try (PreparedStatement update = ours.prepareStatement("update doc set photo = ?, body = ?")) {
      update.setBlob(1, new Letters(LARGE + 1));
      update.setClob(2, new InputStreamReader(new Letters(LARGE), StandardCharsets.US_ASCII));
      update.executeUpdate();
      assertThatThrownBy(update::executeUpdate)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("HC-4018");
    }
    assertThat(ids()).containsExactly(1);
  }

  /** Compares all of the rows too. */
  private List<Integer> ids() throws Exception {
    List<Integer> ids = new ArrayList<>();
    try (Statement statement = ours.createStatement();
        ResultSet rows = statement.executeQuery("select id, body, photo from doc order by id")) {
      while (rows.next()) {
        int id = rows.getInt(1);
        ids.add(id);
        assertThat(rows.getString(2)).hasSize(LARGE);
        int extra = rows.getBytes(3).length - LARGE;
        assertThat(extra).isBetween(0, 4);
        assertThat(Letters.same(rows.getBinaryStream(3), new Letters(LARGE + extra))).isTrue();
      }
    }
    return ids;
  }
}
