package dev.hushcell.internal.value.lob;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLXML;
import javax.xml.transform.Result;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import org.jspecify.annotations.Nullable;

/**
 * XML that the application writes before it binds it; bytes are UTF-8. Sources and results are
 * streams only. Not thread-safe, like its connection.
 */
public final class HeldXml implements SQLXML {
  private HeldClob text;
  private HeldBlob bytes;

  public HeldXml() {
    this("");
  }

  public HeldXml(String text) {
    this(new HeldClob(text), new HeldBlob());
  }

  private HeldXml(HeldClob text, HeldBlob bytes) {
    this.text = text;
    this.bytes = bytes;
  }

  /** Returns another one with the same content, to be kept as it is now. */
  public HeldXml copy() {
    return new HeldXml(text.copy(), bytes.copy());
  }

  @Override
  public String getString() throws SQLException {
    if (bytes.length() > 0) {
      byte[] all = bytes.getBytes(1, LobPositions.length(bytes.length()));
      return decoded(all);
    }
    return text.getSubString(1, LobPositions.length(text.length()));
  }

  /** A byte that is not read would become another character. */
  private static String decoded(byte[] bytes) throws SQLException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw SqlErrors.of(
          JdbcFault.LARGE_VALUE,
          "XML was written as bytes that are no UTF-8; write UTF-8, or text by setString or"
              + " setCharacterStream");
    }
  }

  /** Forgets what was written before; refuses if it was freed. */
  private void begin() throws SQLException {
    long unused = text.length();
    text = new HeldClob();
    bytes = new HeldBlob();
  }

  @Override
  public void setString(String value) throws SQLException {
    begin();
    text.setString(1, value);
  }

  @Override
  public InputStream getBinaryStream() throws SQLException {
    return new ByteArrayInputStream(getString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public OutputStream setBinaryStream() throws SQLException {
    begin();
    return bytes.setBinaryStream(1);
  }

  @Override
  public Reader getCharacterStream() throws SQLException {
    return new java.io.StringReader(getString());
  }

  @Override
  public Writer setCharacterStream() throws SQLException {
    begin();
    return text.setCharacterStream(1);
  }

  @Override
  public <T extends Source> T getSource(@Nullable Class<T> type) throws SQLException {
    Source source = new StreamSource(getCharacterStream());
    if (type == null || type.isInstance(source)) {
      @SuppressWarnings("unchecked") // what null asks for is a source of our choice
      T chosen = (T) source;
      return chosen;
    }
    throw streamsOnly("StreamSource");
  }

  @Override
  public <T extends Result> T setResult(@Nullable Class<T> type) throws SQLException {
    Result result = new StreamResult(setCharacterStream());
    if (type == null || type.isInstance(result)) {
      @SuppressWarnings("unchecked") // what null asks for is a result of our choice
      T chosen = (T) result;
      return chosen;
    }
    throw streamsOnly("StreamResult");
  }

  private static SQLException streamsOnly(String type) {
    return SqlErrors.of(JdbcFault.LARGE_VALUE, "XML is held as text; use " + type + " or a string");
  }

  @Override
  public void free() {
    text.free();
    bytes.free();
  }

  @Override
  public String toString() {
    return "HeldXml";
  }
}
