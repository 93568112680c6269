package dev.hushcell.contract.large;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.hushcell.Hushcell;
import dev.hushcell.LargeValue;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.FewOptions;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.Variant;
import dev.hushcell.contract.server.Without;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Values are read in parts by the key of their row, and never anything but what was stored. */
@EachServer
@OneCollation
@FewOptions
@Without(Variant.MODES)
class LargeByKeyTests {
  private static final int LARGE = 700_000;
  private static final String CHANGED = "[HC-4043]";

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;
  private Connection ours;

  @BeforeEach
  void table() throws Exception {
    scene = Scene.of(server, directory, "columns:\n  doc.body: {}\n  doc.photo: {}\n");
    ours = scene.ours();
    scene.run(ours, "create table doc (id int not null primary key, body {=clob}, photo {=blob})");
  }

  @AfterEach
  void close() throws SQLException {
    if (ours != null) { // there is such a server
      ours.close();
    }
  }

  private static byte[] bytes(int length) {
    byte[] value = new byte[length];
    new Random(length).nextBytes(value);
    return value;
  }

  private static String text(int length) {
    return "Grüße an Ada, ".repeat(length / 14 + 1).substring(0, length);
  }

  private void insert(int id, String body, byte[] photo) throws SQLException {
    try (PreparedStatement insert =
        ours.prepareStatement("insert into doc (id, body, photo) values (?, ?, ?)")) {
      insert.setInt(1, id);
      insert.setString(2, body);
      insert.setBytes(3, photo);
      insert.executeUpdate();
    }
  }

  private static void update(Connection connection, int id, byte[] photo) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update doc set photo = ? where id = ?")) {
      update.setBytes(1, photo);
      update.setInt(2, id);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private LargeValue photo(Connection connection) throws SQLException {
    return Hushcell.largeValue(connection, "doc", "photo", Map.of("id", 1)).orElseThrow();
  }

  private static String read(Reader reader) throws IOException {
    StringWriter all = new StringWriter();
    reader.transferTo(all);
    return all.toString();
  }

  @Test
  void valuesOfAnySizeAreReadAsTheyWereStored() throws Exception {
    String otherwise = server.words().names().contains("cased") ? "body" : "Body";
    int[] sizes = {0, 1, 32_768, 32_769, 65_537, LARGE};
    for (int i = 0; i < sizes.length; i++) {
      insert(i, text(sizes[i]), bytes(sizes[i]));
    }
    for (int i = 0; i < sizes.length; i++) {
      Map<String, Integer> key = Map.of("id", i);
      try (LargeValue photo = Hushcell.largeValue(ours, "doc", "photo", key).orElseThrow();
          LargeValue body = Hushcell.largeValue(ours, "doc", otherwise, key).orElseThrow()) {
        assertThat(photo.isText()).isFalse();
        assertThat(photo.length()).isEqualTo(sizes[i]);
        assertThat(photo.bytes().readAllBytes()).isEqualTo(bytes(sizes[i]));
        assertThat(body.isText()).isTrue();
        assertThat(body.length()).isEqualTo(sizes[i]);
        assertThat(read(body.text())).isEqualTo(text(sizes[i]));
        assertThat(body.bytes().readAllBytes())
            .isEqualTo(text(sizes[i]).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void aRowThatIsNotThereAndNullAreNoValue() throws Exception {
    insert(1, null, null);
    assertThat(Hushcell.largeValue(ours, "doc", "photo", Map.of("id", 1))).isEmpty();
    assertThat(Hushcell.largeValue(ours, "doc", "body", Map.of("id", 1))).isEmpty();
    assertThat(Hushcell.largeValue(ours, "doc", "photo", Map.of("id", 2))).isEmpty();
  }

  @Test
  void partsAreReadFromAnyPosition() throws Exception {
    insert(1, text(LARGE), bytes(LARGE));
    byte[] all = bytes(LARGE);
    try (LargeValue photo = photo(ours)) {
      for (int position : new int[] {LARGE, 1, 65_536, 65_537, 400_000, LARGE + 1}) {
        assertThat(photo.bytes(position).readNBytes(70_000))
            .isEqualTo(Arrays.copyOfRange(all, position - 1, Math.min(LARGE, position + 69_999)));
      }
      InputStream one = photo.bytes();
      InputStream other = photo.bytes(300_001);
      for (int i = 0; i < 5; i++) {
        assertThat(one.readNBytes(80_000))
            .isEqualTo(Arrays.copyOfRange(all, i * 80_000, (i + 1) * 80_000));
        assertThat(other.readNBytes(80_000))
            .isEqualTo(Arrays.copyOfRange(all, 300_000 + i * 80_000, 380_000 + i * 80_000));
      }
      for (long wrong : new long[] {0, -1, LARGE + 2}) {
        assertThatThrownBy(() -> photo.bytes(wrong)).hasMessageContaining("[HC-4018]");
      }
      assertThatThrownBy(photo::text).hasMessageContaining("[HC-4018]");
    }
    try (LargeValue body =
        Hushcell.largeValue(ours, "doc", "body", Map.of("id", 1)).orElseThrow()) {
      assertThat(read(body.text(500_001))).isEqualTo(text(LARGE).substring(500_000));
      assertThat(read(body.text(LARGE + 1))).isEmpty();
      assertThatThrownBy(() -> body.text(LARGE + 2)).hasMessageContaining("[HC-4018]");
      assertThatThrownBy(() -> body.bytes(1)).hasMessageContaining("[HC-4018]");
    }
  }

  /** H2 keeps a large object as long as somebody has it. */
  private boolean isReadInParts() {
    return !server.name().startsWith("h2");
  }

  @Test
  void aChangeInBetweenIsToldAndEndsNoStream() throws Exception {
    insert(1, null, bytes(LARGE));
    try (LargeValue photo = photo(ours);
        Connection other = scene.ours()) {
      InputStream in = photo.bytes();
      byte[] begun = in.readNBytes(70_000);
      update(other, 1, bytes(LARGE)); // the same value in another cell
      assertThat(begun).isEqualTo(Arrays.copyOf(bytes(LARGE), begun.length));
      if (isReadInParts()) {
        assertThatThrownBy(in::readAllBytes)
            .isInstanceOf(IOException.class)
            .hasMessageContaining(CHANGED);
        assertThatThrownBy(in::read).hasMessageContaining(CHANGED);
        assertThatThrownBy(() -> photo.bytes(LARGE / 2).read()).hasMessageContaining(CHANGED);
      }
      try (LargeValue again = photo(ours)) {
        assertThat(again.bytes().readAllBytes()).isEqualTo(bytes(LARGE));
        scene.run(other, "delete from doc");
        if (isReadInParts()) {
          assertThatThrownBy(() -> again.bytes(LARGE / 2).read()).hasMessageContaining(CHANGED);
        }
      }
    }
  }

  @Test
  void aTransactionThatSeesNoChangesReadsOn() throws Exception {
    insert(1, null, bytes(LARGE));
    ours.setTransactionIsolation(
        server.name().startsWith("sqlite")
            ? Connection.TRANSACTION_SERIALIZABLE
            : Connection.TRANSACTION_REPEATABLE_READ);
    ours.setAutoCommit(false);
    try (LargeValue photo = photo(ours);
        Connection other = scene.ours()) {
      if (!server.name().startsWith("sqlite")) { // where nobody else can write meanwhile
        update(other, 1, bytes(LARGE - 1));
      }
      assertThat(photo.bytes().readAllBytes()).isEqualTo(bytes(LARGE));
    }
    ours.commit();
  }

  @Test
  void storedBytesThatWereAlteredOrCutAreNotGivenOut() throws Exception {
    insert(1, null, bytes(LARGE));
    byte[] cell;
    try (Connection plain = scene.plain();
        PreparedStatement select = plain.prepareStatement("select photo from doc");
        ResultSet row = select.executeQuery()) {
      row.next();
      cell = row.getBytes(1);
    }
    byte[] altered = cell.clone();
    altered[200_000] ^= 1;
    byte[] cut = Arrays.copyOf(cell, cell.length - 65_564);
    byte[] exchanged = cell.clone();
    System.arraycopy(cell, 41, exchanged, 41 + 65_564, 65_564);
    try (Connection plain = scene.plain()) {
      update(plain, 1, altered);
      try (LargeValue photo = photo(ours)) {
        InputStream in = photo.bytes();
        assertThat(in.readNBytes(3 * 65_536)).isEqualTo(Arrays.copyOf(bytes(LARGE), 3 * 65_536));
        assertThatThrownBy(in::read)
            .isInstanceOf(IOException.class)
            .hasMessageContaining("[HC-3001]");
        assertThat(photo.bytes(400_001).readAllBytes())
            .isEqualTo(Arrays.copyOfRange(bytes(LARGE), 400_000, LARGE));
      }
      update(plain, 1, exchanged);
      try (LargeValue photo = photo(ours)) {
        assertThatThrownBy(() -> photo.bytes().readAllBytes()).hasMessageContaining("[HC-3001]");
      }
      update(plain, 1, cut);
      assertThatThrownBy(() -> photo(ours)).hasMessageContaining("[HC-3001]");
    }
  }

  @Test
  void aClosedValueOrConnectionGivesNothing() throws Exception {
    insert(1, null, bytes(LARGE));
    LargeValue photo = photo(ours);
    InputStream in = photo.bytes();
    assertThat(in.readNBytes(10)).hasSize(10);
    photo.close();
    photo.close();
    assertThatThrownBy(photo::length).hasMessageContaining("[HC-4018]");
    assertThatThrownBy(photo::bytes).hasMessageContaining("[HC-4018]");
    if (isReadInParts()) {
      assertThatThrownBy(in::readAllBytes).hasMessageContaining("[HC-4018]");
    }
    Connection other = scene.ours();
    LargeValue open = photo(other);
    other.close();
    if (isReadInParts()) {
      assertThatThrownBy(() -> open.bytes(300_000).read()).hasMessageContaining("[HC-4018]");
    }
    assertThatThrownBy(() -> photo(other)).isInstanceOf(SQLException.class);
    open.close();
  }

  @Test
  void theConnectionOfAPoolWillDoUntilItIsGivenBack() throws Exception {
    insert(1, null, bytes(LARGE));
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(scene.base().oursUrl(scene.configuration()));
    config.setUsername(scene.base().user());
    config.setPassword(scene.base().password());
    config.setMaximumPoolSize(1);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      LargeValue open;
      try (Connection pooled = pool.getConnection()) {
        open = photo(pooled);
        assertThat(open.bytes().readAllBytes()).isEqualTo(bytes(LARGE));
      }
      if (isReadInParts()) {
        assertThatThrownBy(() -> open.bytes(300_000).read()).hasMessageContaining("[HC-4018]");
      }
      try (Connection next = pool.getConnection();
          LargeValue photo = photo(next)) {
        assertThat(photo.length()).isEqualTo(LARGE);
      }
    }
  }

  @Test
  void itIsNoWayAroundTheSession() throws Exception {
    insert(1, null, bytes(LARGE));
    try (Connection plain = scene.plain()) {
      assertThatThrownBy(() -> photo(plain)).hasMessageContaining("[HC-1044]");
    }
    ours.setAutoCommit(false);
    update(ours, 1, bytes(LARGE + 1));
    try (LargeValue photo = photo(ours)) { // of its transaction
      assertThat(photo.length()).isEqualTo(LARGE + 1);
    }
    ours.rollback();
    Optional<LargeValue> before = Hushcell.largeValue(ours, "doc", "photo", Map.of("id", 1));
    try (LargeValue photo = before.orElseThrow()) {
      assertThat(photo.length()).isEqualTo(LARGE);
      assertThat(photo).hasToString("LargeValue[bytes]");
    }
    ours.commit();
  }

  @Test
  void aStreamedValueIsReadByItsKey() throws Exception {
    try (PreparedStatement insert =
        ours.prepareStatement("insert into doc (id, photo) values (1, ?)")) {
      insert.setBinaryStream(1, new ByteArrayInputStream(bytes(5 << 20)));
      insert.executeUpdate();
    }
    try (LargeValue photo = photo(ours)) {
      assertThat(photo.bytes().readAllBytes()).isEqualTo(bytes(5 << 20));
    }
  }
}
