package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.Variant;
import dev.hushcell.contract.server.Without;
import dev.hushcell.contract.server.WithoutOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Large text and bytes go in and out by every stream and large object of JDBC, as cells. */
@EachServer
@OneCollation
@WithoutOptions
@Without({Variant.MODES, Variant.JOURNALS})
class LargeValuesTests {
  private static final String NEEDLE = "confidential-dossier-of-Ada-Lovelace";
  private static final int LARGE = 200_000;

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
  void close() throws SQLException {
    if (ours != null) { // there is such a server
      ours.close();
    }
  }

  private static String text(int length) {
    StringBuilder all = new StringBuilder();
    while (all.length() < length) {
      all.append(NEEDLE).append(" — ß ").append(all.length()).append('\n');
    }
    return all.toString();
  }

  private static String ascii(int length) {
    return text(length).replaceAll("[^\\x00-\\x7f]", "-");
  }

  private static byte[] bytes(int length) {
    byte[] value = new byte[length];
    new Random(length).nextBytes(value);
    byte[] needle = NEEDLE.getBytes(StandardCharsets.US_ASCII);
    for (int at = 0; at + needle.length <= length; at += 1000) {
      System.arraycopy(needle, 0, value, at, needle.length);
    }
    return value;
  }

  private interface Setter<T> {
    void set(PreparedStatement statement, T value) throws SQLException, IOException;
  }

  private static Map<String, Setter<String>> textSetters() {
    Map<String, Setter<String>> setters = new LinkedHashMap<>();
    setters.put("string", (s, v) -> s.setString(2, v));
    setters.put("reader", (s, v) -> s.setCharacterStream(2, new StringReader(v)));
    setters.put(
        "reader of int length", (s, v) -> s.setCharacterStream(2, new StringReader(v), v.length()));
    setters.put(
        "reader of long length",
        (s, v) -> s.setCharacterStream(2, new StringReader(v + "cut"), (long) v.length()));
    setters.put("national reader", (s, v) -> s.setNCharacterStream(2, new StringReader(v)));
    setters.put("clob reader", (s, v) -> s.setClob(2, new StringReader(v)));
    setters.put("nclob reader", (s, v) -> s.setNClob(2, new StringReader(v), v.length()));
    setters.put("object reader", (s, v) -> s.setObject(2, new StringReader(v)));
    setters.put(
        "clob",
        (s, v) -> {
          Clob clob = s.getConnection().createClob();
          try (Writer writer = clob.setCharacterStream(1)) {
            writer.write(v + "cut");
          }
          clob.truncate(v.length());
          s.setClob(2, clob);
        });
    setters.put(
        "nclob",
        (s, v) -> {
          NClob clob = s.getConnection().createNClob();
          clob.setString(1, v);
          s.setObject(2, clob);
        });
    setters.put(
        "xml",
        (s, v) -> {
          SQLXML xml = s.getConnection().createSQLXML();
          xml.setString(v);
          s.setSQLXML(2, xml);
        });
    return setters;
  }

  private static Map<String, Setter<byte[]>> byteSetters() {
    Map<String, Setter<byte[]>> setters = new LinkedHashMap<>();
    setters.put("bytes", (s, v) -> s.setBytes(3, v));
    setters.put("stream", (s, v) -> s.setBinaryStream(3, new ByteArrayInputStream(v)));
    setters.put(
        "stream of int length",
        (s, v) -> s.setBinaryStream(3, new ByteArrayInputStream(v), v.length));
    setters.put(
        "stream of long length",
        (s, v) ->
            s.setBinaryStream(
                3, new ByteArrayInputStream(Arrays.copyOf(v, v.length + 9)), (long) v.length));
    setters.put("blob stream", (s, v) -> s.setBlob(3, new ByteArrayInputStream(v)));
    setters.put("object stream", (s, v) -> s.setObject(3, new ByteArrayInputStream(v)));
    setters.put(
        "blob",
        (s, v) -> {
          Blob blob = s.getConnection().createBlob();
          blob.setBinaryStream(1).write(v);
          s.setBlob(3, blob);
        });
    return setters;
  }

  private PreparedStatement insert() throws SQLException {
    return ours.prepareStatement("insert into doc (id, body, photo) values (?, ?, ?)");
  }

  @Test
  void everySetterSealsAndEveryGetterOpens() throws Exception {
    int id = 0;
    for (int length : new int[] {0, 30, LARGE}) {
      String text = length == 0 ? "" : text(length);
      byte[] bytes = bytes(length);
      for (Map.Entry<String, Setter<String>> setter : textSetters().entrySet()) {
        try (PreparedStatement insert = insert()) {
          insert.setInt(1, ++id);
          setter.getValue().set(insert, text);
          insert.setNull(3, java.sql.Types.BLOB);
          insert.executeUpdate();
        }
        textIs(id, text, setter.getKey());
      }
      for (Map.Entry<String, Setter<byte[]>> setter : byteSetters().entrySet()) {
        try (PreparedStatement insert = insert()) {
          insert.setInt(1, ++id);
          insert.setCharacterStream(2, null);
          setter.getValue().set(insert, bytes);
          insert.executeUpdate();
        }
        bytesAre(id, bytes, setter.getKey());
      }
    }
    onlyCellsAreStored(id);
    assertThat(scene.traces().of(NEEDLE)).isEmpty();
  }

  private void onlyCellsAreStored(int rows) throws Exception {
    int found = 0;
    try (Connection plain = scene.plain();
        Statement statement = plain.createStatement();
        ResultSet stored = statement.executeQuery("select body, photo from doc")) {
      for (; stored.next(); found++) {
        for (int column = 1; column <= 2; column++) {
          byte[] cell = stored.getBytes(column);
          if (cell != null) {
            assertThat(Integer.toHexString(cell[0] & 0xFF))
                .isEqualTo(cell.length > LARGE ? "fa" : "f8");
          }
        }
      }
    }
    assertThat(found).isEqualTo(rows);
  }

  private void textIs(int id, String text, String how) throws Exception {
    try (Statement statement = ours.createStatement();
        ResultSet row = statement.executeQuery("select body, photo from doc where id = " + id)) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).as(how).isEqualTo(text);
      assertThat(row.getNString("body")).isEqualTo(text);
      assertThat(all(row.getCharacterStream(1))).isEqualTo(text);
      assertThat(all(row.getNCharacterStream(1))).isEqualTo(text);
      assertThat(new String(row.getAsciiStream(1).readAllBytes(), StandardCharsets.UTF_8))
          .isIn(text, text.replaceAll("[^\\x00-\\x7f]", "?"));
      Clob clob = row.getClob(1);
      assertThat(clob.length()).isEqualTo(text.length());
      assertThat(all(clob.getCharacterStream())).isEqualTo(text);
      assertThat(clob.getSubString(1, text.length())).isEqualTo(text);
      assertThat(row.getNClob(1).length()).isEqualTo(text.length());
      assertThat(row.getObject(1, Clob.class).length()).isEqualTo(text.length());
      assertThat(row.getSQLXML(1).getString()).isEqualTo(text);
      assertThat(row.wasNull()).isFalse();
      if (text.length() > 100) {
        assertThat(clob.getSubString(100, 5)).isEqualTo(text.substring(99, 104));
        assertThat(clob.getSubString(50, 5)).isEqualTo(text.substring(49, 54));
        assertThat(clob.position(NEEDLE, 2)).isEqualTo(text.indexOf(NEEDLE, 1) + 1);
        assertThat(clob.position("nowhere", 1)).isEqualTo(-1);
        assertThat(all(clob.getCharacterStream(70_000, 9)))
            .isEqualTo(text.substring(69_999, 70_008));
      }
      assertThat(row.getBlob(2)).isNull();
      assertThat(row.wasNull()).isTrue();
    }
  }

  private void bytesAre(int id, byte[] bytes, String how) throws Exception {
    try (Statement statement = ours.createStatement();
        ResultSet row = statement.executeQuery("select photo, body from doc where id = " + id)) {
      assertThat(row.next()).isTrue();
      assertThat(row.getBytes(1)).as(how).isEqualTo(bytes);
      assertThat(row.getBinaryStream("photo").readAllBytes()).isEqualTo(bytes);
      Blob blob = row.getBlob(1);
      assertThat(blob.length()).isEqualTo(bytes.length);
      assertThat(blob.getBinaryStream().readAllBytes()).isEqualTo(bytes);
      assertThat(row.getObject(1, Blob.class).length()).isEqualTo(bytes.length);
      if (bytes.length > 100) {
        assertThat(blob.getBytes(70_000, 9)).isEqualTo(Arrays.copyOfRange(bytes, 69_999, 70_008));
        assertThat(blob.getBinaryStream(150_000, 3).readAllBytes())
            .isEqualTo(Arrays.copyOfRange(bytes, 149_999, 150_002));
        byte[] pattern = Arrays.copyOfRange(bytes, 131_000, 131_100);
        assertThat(blob.position(pattern, 1)).isEqualTo(131_001);
        assertThat(blob.position(pattern, 131_002)).isEqualTo(-1);
      }
      assertThat(row.getClob(2)).isNull();
      assertThat(row.getCharacterStream(2)).isNull();
    }
  }

  private static String all(Reader reader) throws IOException {
    StringWriter all = new StringWriter();
    reader.transferTo(all);
    return all.toString();
  }

  @Test
  void asciiIsTakenAndWhatIsNoneIsRefused() throws Exception {
    String text = ascii(LARGE);
    try (PreparedStatement insert = insert()) {
      insert.setInt(1, 1);
      insert.setAsciiStream(2, new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
      insert.setBytes(3, null);
      insert.executeUpdate();
      textIs(1, text, "ascii");
      insert.setInt(1, 2);
      insert.setAsciiStream(2, new ByteArrayInputStream(new byte[] {'a', (byte) 0xDF}));
      assertThatThrownBy(insert::executeUpdate)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("HC-3014");
    }
    assertThat(Found.rows(ours, "select id from doc")).containsExactly("1");
  }

  @Test
  void aStreamIsReadByOneRun() throws Exception {
    try (PreparedStatement insert = insert()) {
      insert.setInt(1, 1);
      insert.setCharacterStream(2, new StringReader(text(LARGE)));
      insert.setBinaryStream(3, new ByteArrayInputStream(bytes(LARGE)));
      insert.executeUpdate();
      insert.setInt(1, 2);
      assertThatThrownBy(insert::executeUpdate).hasMessageContaining("HC-4018");
      insert.setCharacterStream(2, new StringReader("short"));
      insert.setBinaryStream(3, new ByteArrayInputStream(new byte[] {1}));
      insert.executeUpdate();
    }
    assertThat(Found.rows(ours, "select body from doc where id = 2")).containsExactly("short");
  }

  @Test
  void aStreamThatFailsStoresNothing() throws Exception {
    InputStream failing =
        new SequenceInputStream(new ByteArrayInputStream(bytes(LARGE)), new Failing());
    try (PreparedStatement insert = insert()) {
      insert.setInt(1, 1);
      insert.setString(2, null);
      insert.setBinaryStream(3, failing);
      assertThatThrownBy(insert::executeUpdate).isInstanceOf(SQLException.class);
      insert.setString(2, "a\ud83d");
      insert.setBytes(3, null);
      assertThatThrownBy(insert::executeUpdate).hasMessageContaining("HC-3006");
      insert.setCharacterStream(2, new StringReader("x".repeat(LARGE) + "\ud83d"));
      assertThatThrownBy(insert::executeUpdate).hasMessageContaining("HC-3006");
    }
    assertThat(Found.rows(ours, "select id from doc")).isEmpty();
  }

  @Test
  void whatWasChangedInTheDatabaseIsNotRead() throws Exception {
    try (PreparedStatement insert = insert()) {
      insert.setInt(1, 1);
      insert.setString(2, text(LARGE));
      insert.setBytes(3, bytes(LARGE));
      insert.executeUpdate();
    }
    byte[] cell;
    try (Connection plain = scene.plain()) {
      try (Statement statement = plain.createStatement();
          ResultSet row = statement.executeQuery("select photo from doc")) {
        row.next();
        cell = row.getBytes(1);
      }
      for (byte[] altered :
          new byte[][] {
            Arrays.copyOf(cell, cell.length - 1),
            Arrays.copyOf(cell, 41 + 65_564),
            flipped(cell, 90_000),
          }) {
        try (PreparedStatement update = plain.prepareStatement("update doc set photo = ?")) {
          update.setBytes(1, altered);
          update.executeUpdate();
        }
        refused();
      }
    }
  }

  private static byte[] flipped(byte[] cell, int at) {
    byte[] altered = cell.clone();
    altered[at] ^= 1;
    return altered;
  }

  private void refused() throws SQLException {
    try (Statement statement = ours.createStatement();
        ResultSet row = statement.executeQuery("select photo from doc")) {
      row.next();
      assertThatThrownBy(() -> row.getBytes(1)).hasMessageContaining("HC-3001");
      assertThatThrownBy(() -> row.getBinaryStream(1).readAllBytes())
          .isInstanceOfAny(SQLException.class, IOException.class)
          .hasMessageContaining("HC-3001");
      assertThatThrownBy(() -> row.getBlob(1).getBytes(70_000, 30_000))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("HC-3001");
    }
  }

  @Test
  void whatNoColumnKeepsIsRefusedByItsName() throws Exception {
    try (PreparedStatement insert = insert()) {
      assertThatThrownBy(() -> insert.setURL(2, new java.net.URL("https://example.org")))
          .hasMessageContaining("setURL");
      assertThatThrownBy(() -> insert.setRowId(2, null)).hasMessageContaining("setRowId");
      assertThatThrownBy(() -> insert.setRef(2, null)).hasMessageContaining("setRef");
    }
  }

  @Test
  void conditionsOnThemAreRefused() throws Exception {
    for (String condition : new String[] {"body = 'x'", "photo is not null and body like 'x%'"}) {
      assertThatThrownBy(() -> Found.rows(ours, "select id from doc where " + condition))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("HC-");
    }
    assertThat(Found.rows(ours, "select id from doc where body is null")).isEmpty();
  }

  @Test
  void rowsAreChangedByStreams() throws Exception {
    if (!ours.getMetaData()
        .supportsResultSetConcurrency(
            ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE)) {
      return;
    }
    scene.run(ours, "insert into doc (id, body) values (1, 'before')");
    String text = text(LARGE);
    byte[] bytes = bytes(LARGE);
    try (Statement statement =
            ours.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
        ResultSet row = statement.executeQuery("select id, body, photo from doc")) {
      row.next();
      row.updateCharacterStream("body", new StringReader(text));
      row.updateBlob(3, new ByteArrayInputStream(bytes));
      row.updateRow();
    }
    onlyRowIs(text, bytes);
  }

  /** A stream of the application that fails. */
  private static final class Failing extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("the disk of the application");
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      return read();
    }
  }

  private void onlyRowIs(String text, byte[] bytes) throws SQLException {
    try (Statement statement = ours.createStatement();
        ResultSet row = statement.executeQuery("select body, photo from doc")) {
      row.next();
      assertThat(row.getString(1)).isEqualTo(text);
      assertThat(row.getBytes(2)).isEqualTo(bytes);
    }
  }
}
