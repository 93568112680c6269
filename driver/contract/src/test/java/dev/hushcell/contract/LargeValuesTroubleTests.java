package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.Variant;
import dev.hushcell.contract.server.Without;
import dev.hushcell.contract.server.WithoutOptions;
import dev.hushcell.testing.ForkedJvm;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The connection or the process ends while a large value streams in: afterwards the old value is
 * there as a whole, and no row that is half a value.
 */
@EachServer
@OneCollation
@WithoutOptions
@Without({Variant.MODES, Variant.JOURNALS})
class LargeValuesTroubleTests {
  private static final int LENGTH = 500_000;

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void table() throws Exception {
    scene = Scene.of(server, directory, "columns:\n  doc.photo: {}\n");
    try (Connection ours = scene.ours()) {
      scene.run(ours, "create table doc (id int primary key, photo {=blob})");
      write(ours, LargeValueStream.INSERT, 1, old());
    }
  }

  private static InputStream old() {
    return new LargeValueStream(1, LENGTH, Integer.MAX_VALUE, () -> {});
  }

  private static void write(Connection ours, String sql, int id, InputStream value)
      throws SQLException {
    try (PreparedStatement statement = ours.prepareStatement(sql)) {
      statement.setBinaryStream(1, value);
      statement.setInt(2, id);
      statement.executeUpdate();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 200_000, LENGTH - 1})
  void aConnectionThatIsClosedLeavesTheOldValue(int at) throws Exception {
    for (String sql : new String[] {LargeValueStream.UPDATE, LargeValueStream.INSERT}) {
      Connection ours = scene.ours();
      InputStream cut = new LargeValueStream(2, LENGTH, at, () -> end(ours));
      int id = sql.equals(LargeValueStream.INSERT) ? 2 : 1;
      assertThatThrownBy(() -> write(ours, sql, id, cut)).isInstanceOf(SQLException.class);
      ours.close();
      onlyTheOldValueIsThere();
    }
  }

  private static void end(Connection ours) {
    try {
      ours.abort(Runnable::run);
      ours.close(); // SQLite's driver does nothing when it is to abort
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {LargeValueStream.UPDATE, LargeValueStream.INSERT})
  void aProcessThatIsKilledLeavesTheOldValue(String sql) throws Exception {
    ForkedJvm.Result killed =
        ForkedJvm.java()
            .classPath(
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(Path::of)
                    .toList())
            .with(
                LargeValueStream.class.getName(),
                scene.base().oursUrl(scene.configuration()),
                scene.base().user(),
                scene.base().password(),
                sql,
                Integer.toString(LENGTH))
            .run();
    assertThat(killed.exit()).describedAs(killed.output()).isEqualTo(LargeValueStream.KILLED);
    onlyTheOldValueIsThere();
  }

  @Test
  void aConnectionThatIsClosedWhileItIsReadEndsNoStreamEarly() throws Exception {
    byte[] all = old().readAllBytes();
    try (Connection ours = scene.ours();
        Statement statement = ours.createStatement();
        ResultSet row = statement.executeQuery("select photo from doc")) {
      row.next();
      InputStream photo = row.getBinaryStream(1);
      byte[] begin = photo.readNBytes(100_000);
      end(ours);
      assertThat(begin).isEqualTo(Arrays.copyOf(all, begin.length));
      try {
        assertThat(photo.readAllBytes())
            .isEqualTo(Arrays.copyOfRange(all, begin.length, all.length));
      } catch (IOException broken) {
        assertThatThrownBy(photo::read).isInstanceOf(IOException.class).isSameAs(broken);
      }
    }
  }

  private void onlyTheOldValueIsThere() throws Exception {
    try (Connection ours = scene.ours();
        Statement statement = ours.createStatement();
        ResultSet row = statement.executeQuery("select id, photo from doc")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getInt(1)).isEqualTo(1);
      assertThat(row.getBytes(2)).isEqualTo(old().readAllBytes());
      assertThat(row.next()).isFalse();
    }
  }
}
