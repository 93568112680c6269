package dev.hushcell.internal.value.lob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.xml.transform.dom.DOMResult;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class HeldLobTests {
  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void blobIsWrittenReadAndCut() throws Exception {
    HeldBlob blob = new HeldBlob();
    assertThat(blob.setBytes(1, bytes("abcdef"))).isEqualTo(6);
    assertThat(blob.setBytes(5, bytes("xEFGHy"), 1, 4)).isEqualTo(4);
    try (OutputStream out = blob.setBinaryStream(9)) {
      out.write('i');
      out.write(bytes("jk"));
    }
    assertThat(blob.getBinaryStream().readAllBytes()).isEqualTo(bytes("abcdEFGHijk"));
    assertThat(blob.getBinaryStream(2, 3).readAllBytes()).isEqualTo(bytes("bcd"));
    assertThat(blob.getBytes(10, 99)).isEqualTo(bytes("jk"));
    assertThat(blob.position(bytes("GH"), 1)).isEqualTo(7);
    assertThat(blob.position(bytes("GH"), 8)).isEqualTo(-1);
    blob.truncate(4);
    assertThat(blob.length()).isEqualTo(4);
    HeldBlob pattern = new HeldBlob();
    pattern.setBytes(1, bytes("cd"));
    assertThat(blob.position(pattern, 1)).isEqualTo(3);
  }

  @Test
  void aPartOfWhatIsNotThereIsRefused() throws Exception {
    for (int[] part : new int[][] {{-1, 2}, {2, -1}, {3, 4}, {Integer.MAX_VALUE, 2}}) {
      assertThatThrownBy(() -> new HeldBlob().setBytes(1, bytes("abcdef"), part[0], part[1]))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("[HC-4018]");
      assertThatThrownBy(() -> new HeldClob().setString(1, "abcdef", part[0], part[1]))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("[HC-4018]");
    }
  }

  @Test
  void clobIsWrittenReadAndCut() throws Exception {
    HeldClob clob = new HeldClob();
    assertThat(clob.setString(1, "abcdef")).isEqualTo(6);
    assertThat(clob.setString(5, "xEFGHy", 1, 4)).isEqualTo(4);
    try (Writer out = clob.setCharacterStream(9)) {
      out.write("é\uD83D\uDE00");
    }
    try (OutputStream out = clob.setAsciiStream(12)) {
      out.write('z');
    }
    assertThat(clob.getSubString(1, 99)).isEqualTo("abcdEFGHé\uD83D\uDE00z");
    assertThat(clob.getCharacterStream(2, 3).read()).isEqualTo('b');
    assertThat(clob.getAsciiStream().readAllBytes()).startsWith(bytes("abcd"));
    assertThat(clob.position("GH", 1)).isEqualTo(7);
    assertThat(clob.position("none", 1)).isEqualTo(-1);
    clob.truncate(4);
    assertThat(clob.length()).isEqualTo(4);
  }

  @Test
  void xmlIsHeldAsTextOrBytes() throws Exception {
    HeldXml xml = new HeldXml();
    xml.setString("<a>é</a>");
    assertThat(xml.getBinaryStream().readAllBytes()).isEqualTo(bytes("<a>é</a>"));
    try (OutputStream out = xml.setBinaryStream()) {
      out.write(bytes("<b>é</b>"));
    }
    assertThat(xml.getString()).isEqualTo("<b>é</b>");
    try (Writer out = xml.setCharacterStream()) {
      out.write("<c/>");
    }
    assertThat(xml.getSource(StreamSource.class).getReader().read()).isEqualTo('<');
    assertThatThrownBy(() -> xml.getSource(DOMSource.class)).hasMessageContaining("[HC-4018]");
    assertThatThrownBy(() -> xml.setResult(DOMResult.class)).hasMessageContaining("[HC-4018]");
  }

  /** What was freed would pass for something empty, and be stored so. */
  @Test
  void nothingIsReadOrWrittenOnceItIsFreed() throws SQLException {
    HeldBlob blob = new HeldBlob(bytes("a"));
    HeldClob clob = new HeldClob("a");
    HeldXml xml = new HeldXml("<a/>");
    HeldBlob copiedBlob = blob.copy();
    HeldClob copiedClob = clob.copy();
    HeldXml copiedXml = xml.copy();
    blob.free();
    clob.free();
    xml.free();
    List<ThrowingCallable> calls =
        List.of(
            blob::length,
            blob::getBinaryStream,
            blob.copy()::getBinaryStream,
            () -> blob.setBytes(1, bytes("b")),
            clob::length,
            clob::getCharacterStream,
            clob.copy()::getCharacterStream,
            clob::getAsciiStream,
            () -> clob.setString(1, "b"),
            xml::getString,
            xml.copy()::getCharacterStream,
            () -> xml.setString("<b/>"),
            xml::setCharacterStream);
    for (ThrowingCallable each : calls) {
      assertThatThrownBy(each).isInstanceOf(SQLException.class).hasMessageContaining("[HC-4018]");
    }
    assertThat(copiedBlob.getBytes(1, 9)).isEqualTo(bytes("a"));
    assertThat(copiedClob.getSubString(1, 9)).isEqualTo("a");
    assertThat(copiedXml.getString()).isEqualTo("<a/>");
  }

  @Test
  void bytesThatAreNotOfTheEncodingAreRefused() throws Exception {
    HeldXml xml = new HeldXml();
    try (OutputStream out = xml.setBinaryStream()) {
      out.write("<a>é</a>".getBytes(StandardCharsets.ISO_8859_1));
    }
    assertThatThrownBy(xml::getString)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("[HC-4018]");
    OutputStream ascii = new HeldClob().setAsciiStream(1);
    assertThatThrownBy(() -> ascii.write(bytes("aé")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("[HC-4018]");
  }

  @Test
  void placesOutsideAreRefused() throws SQLException {
    HeldClob clob = new HeldClob();
    clob.setString(1, "abc");
    assertThatThrownBy(() -> clob.getSubString(5, 1)).hasMessageContaining("[HC-4018]");
    assertThatThrownBy(() -> clob.getSubString(0, 1)).hasMessageContaining("[HC-4018]");
    assertThatThrownBy(() -> clob.getSubString(1, -1)).hasMessageContaining("[HC-4018]");
    assertThatThrownBy(() -> clob.truncate(4)).hasMessageContaining("[HC-4018]");
    HeldBlob blob = new HeldBlob();
    assertThatThrownBy(() -> blob.setBytes(2, new byte[1])).hasMessageContaining("[HC-4018]");
    assertThatThrownBy(() -> blob.getBinaryStream(1, Long.MAX_VALUE))
        .hasMessageContaining("[HC-4018]");
  }

  @Test
  void nothingIsShownByToString() throws SQLException {
    HeldClob clob = new HeldClob();
    clob.setString(1, "secret");
    assertThat(clob).hasToString("HeldClob");
    assertThat(new HeldBlob()).hasToString("HeldBlob");
    assertThat(new HeldXml()).hasToString("HeldXml");
  }

  @Test
  void plainDatabaseTakesThem() throws SQLException {
    HeldBlob blob = new HeldBlob();
    blob.setBytes(1, bytes("blob"));
    HeldClob clob = new HeldClob();
    clob.setString(1, "clob");
    HeldXml xml = new HeldXml();
    xml.setString("<xml/>");
    try (Connection plain = DriverManager.getConnection("jdbc:h2:mem:")) {
      plain.createStatement().execute("CREATE TABLE t (a BLOB, b CLOB, c CLOB, d CLOB, e CLOB)");
      try (PreparedStatement insert =
          plain.prepareStatement("INSERT INTO t VALUES (?, ?, ?, ?, ?)")) {
        insert.setBlob(1, blob);
        insert.setClob(2, clob);
        insert.setNClob(3, clob);
        insert.setSQLXML(4, xml);
        insert.setObject(5, clob);
        insert.executeUpdate();
      }
      try (ResultSet rows = plain.createStatement().executeQuery("SELECT * FROM t")) {
        rows.next();
        assertThat(rows.getBytes(1)).isEqualTo(bytes("blob"));
        assertThat(rows.getString(2)).isEqualTo("clob");
        assertThat(rows.getString(3)).isEqualTo("clob");
        assertThat(rows.getString(4)).isEqualTo("<xml/>");
        assertThat(rows.getString(5)).isEqualTo("clob");
      }
    }
  }
}
