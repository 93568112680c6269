package dev.hushcell.leak;

import static dev.hushcell.leak.PathStep.either;
import static dev.hushcell.leak.PathStep.runs;
import static dev.hushcell.leak.PathStep.stores;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Calendar;
import java.util.List;
import java.util.TimeZone;

/** Every setter that can carry a value. */
final class SetterPaths {
  private SetterPaths() {}

  private static Calendar utc() {
    return Calendar.getInstance(TimeZone.getTimeZone("UTC"), java.util.Locale.ROOT);
  }

  private static PathStep text(String name, Setting setting) {
    return stores(name, s -> s.insertOne("eq", p -> setting.set(p, s.marks().text())));
  }

  private static PathStep oddText(String name, Setting setting) {
    return either(name, s -> s.insertOne("eq", p -> setting.set(p, s.marks().text())));
  }

  /** Binds a text as the first parameter. */
  private interface Setting {
    void set(PreparedStatement statement, String text) throws SQLException;
  }

  static List<PathStep> texts() {
    return List.of(
        text("setString", (p, t) -> p.setString(1, t)),
        text("setNString", (p, t) -> p.setNString(1, t)),
        text("setObject", (p, t) -> p.setObject(1, t)),
        text("setObject VARCHAR", (p, t) -> p.setObject(1, t, Types.VARCHAR)),
        text("setObject VARCHAR scale", (p, t) -> p.setObject(1, t, Types.VARCHAR, 0)),
        text("setObject JDBCType", (p, t) -> p.setObject(1, t, JDBCType.VARCHAR)),
        text("setObject JDBCType scale", (p, t) -> p.setObject(1, t, JDBCType.VARCHAR, 0)),
        oddText("setObject JAVA_OBJECT", (p, t) -> p.setObject(1, t, Types.JAVA_OBJECT)),
        oddText("setObject OTHER", (p, t) -> p.setObject(1, t, Types.OTHER)),
        oddText("setObject CLOB", (p, t) -> p.setObject(1, t, Types.CLOB)),
        oddText("setObject VARBINARY", (p, t) -> p.setObject(1, t, Types.VARBINARY)),
        oddText("setObject CharBuffer", (p, t) -> p.setObject(1, CharBuffer.wrap(t))),
        oddText("setObject char[]", (p, t) -> p.setObject(1, t.toCharArray())),
        oddText("setObject Object[]", (p, t) -> p.setObject(1, new Object[] {t})),
        oddText("setObject Reader", (p, t) -> p.setObject(1, new StringReader(t))),
        oddText("setObject List", (p, t) -> p.setObject(1, List.of(t))),
        oddText("setBytes for text", (p, t) -> p.setBytes(1, utf8(t))),
        oddText("setArray", SetterPaths::array));
  }

  static List<PathStep> streams() {
    return List.of(
        oddText("setCharacterStream", (p, t) -> p.setCharacterStream(1, new StringReader(t))),
        oddText(
            "setCharacterStream int",
            (p, t) -> p.setCharacterStream(1, new StringReader(t), t.length())),
        oddText(
            "setCharacterStream long",
            (p, t) -> p.setCharacterStream(1, new StringReader(t), (long) t.length())),
        oddText("setNCharacterStream", (p, t) -> p.setNCharacterStream(1, new StringReader(t))),
        oddText("setClob Reader", (p, t) -> p.setClob(1, new StringReader(t))),
        oddText("setNClob Reader", (p, t) -> p.setNClob(1, new StringReader(t))),
        oddText("setClob", SetterPaths::clob),
        oddText("setNClob", SetterPaths::nclob),
        oddText("setBlob", SetterPaths::blob),
        oddText("setSQLXML", SetterPaths::xml),
        oddText("setAsciiStream", (p, t) -> p.setAsciiStream(1, new ByteArrayInputStream(utf8(t)))),
        oddText(
            "setBinaryStream", (p, t) -> p.setBinaryStream(1, new ByteArrayInputStream(utf8(t)))),
        oddText("setBlob stream", (p, t) -> p.setBlob(1, new ByteArrayInputStream(utf8(t)))),
        either(
            "setBinaryStream for bytes",
            s ->
                s.insertOne(
                    "bin",
                    p -> p.setBinaryStream(1, new ByteArrayInputStream(s.marks().bytes())))));
  }

  static List<PathStep> others() {
    return List.of(
        stores("setBytes", s -> s.insertOne("bin", p -> p.setBytes(1, s.marks().bytes()))),
        stores(
            "setObject bytes", s -> s.insertOne("print", p -> p.setObject(1, s.marks().bytes()))),
        stores("setObject UUID", s -> s.insertOne("uid", p -> p.setObject(1, s.marks().uuid()))),
        stores(
            "setString UUID",
            s -> s.insertOne("uid", p -> p.setString(1, s.marks().uuid().toString()))),
        stores(
            "setBigDecimal", s -> s.insertOne("num", p -> p.setBigDecimal(1, s.marks().number()))),
        stores(
            "setObject BigInteger",
            s -> s.insertOne("num", p -> p.setObject(1, s.marks().number().toBigInteger()))),
        stores(
            "setString number",
            s -> s.insertOne("num", p -> p.setString(1, s.marks().number().toString()))),
        runs("setLong", s -> s.insertOne("big", p -> p.setLong(1, s.marks().whole()))),
        runs("setObject Long", s -> s.insertOne("big", p -> p.setObject(1, s.marks().whole()))),
        runs("setDouble", s -> s.insertOne("dbl", p -> p.setDouble(1, s.marks().approximate()))),
        runs(
            "setDate",
            s -> s.insertOne("dated", p -> p.setDate(1, Date.valueOf(s.marks().date())))),
        runs(
            "setDate Calendar",
            s -> s.insertOne("dated", p -> p.setDate(1, Date.valueOf(s.marks().date()), utc()))),
        runs(
            "setObject LocalDate",
            s -> s.insertOne("dated", p -> p.setObject(1, s.marks().date()))),
        runs(
            "setObject LocalTime",
            s -> s.insertOne("clock", p -> p.setObject(1, s.marks().time()))),
        runs(
            "setTimestamp",
            s ->
                s.insertOne(
                    "moment", p -> p.setTimestamp(1, Timestamp.valueOf(s.marks().moment())))),
        runs(
            "setTimestamp Calendar",
            s ->
                s.insertOne(
                    "moment",
                    p -> p.setTimestamp(1, Timestamp.valueOf(s.marks().moment()), utc()))),
        runs(
            "setObject LocalDateTime",
            s -> s.insertOne("moment", p -> p.setObject(1, s.marks().moment()))),
        runs(
            "setObject OffsetDateTime",
            s -> s.insertOne("zoned", p -> p.setObject(1, s.marks().zoned()))),
        runs(
            "setObject Instant",
            s -> s.insertOne("zoned", p -> p.setObject(1, s.marks().zoned().toInstant()))));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** An array of the application's own, which no database has seen. */
  private static void array(PreparedStatement p, String text) throws SQLException {
    Object elements = new Object[] {text};
    p.setArray(
        1,
        (Array)
            Proxy.newProxyInstance(
                SetterPaths.class.getClassLoader(),
                new Class<?>[] {Array.class},
                (proxy, method, arguments) ->
                    method.getName().equals("getArray") ? elements : "array"));
  }

  private static void clob(PreparedStatement p, String text) throws SQLException {
    Clob clob = p.getConnection().createClob();
    clob.setString(1, text);
    p.setClob(1, clob);
  }

  private static void nclob(PreparedStatement p, String text) throws SQLException {
    NClob clob = p.getConnection().createNClob();
    clob.setString(1, text);
    p.setNClob(1, clob);
  }

  private static void blob(PreparedStatement p, String text) throws SQLException {
    Blob blob = p.getConnection().createBlob();
    blob.setBytes(1, utf8(text));
    p.setBlob(1, blob);
  }

  private static void xml(PreparedStatement p, String text) throws SQLException {
    SQLXML xml = p.getConnection().createSQLXML();
    xml.setString("<a>" + text + "</a>");
    p.setSQLXML(1, xml);
  }
}
