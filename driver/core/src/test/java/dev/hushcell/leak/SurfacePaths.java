package dev.hushcell.leak;

import static dev.hushcell.leak.PathStep.either;
import static dev.hushcell.leak.PathStep.fails;
import static dev.hushcell.leak.PathStep.refused;
import static dev.hushcell.leak.PathStep.runs;
import static dev.hushcell.leak.PathStep.stores;

import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.Optional;

/**
 * Values that are handed to an object of JDBC other than by a setter or the text of a statement.
 */
final class SurfacePaths {
  private static final String INSERT = "INSERT INTO vault (id, eq, rnd) VALUES (?, ?, ?)";
  private static final int FORWARD = ResultSet.TYPE_FORWARD_ONLY;
  private static final int READ = ResultSet.CONCUR_READ_ONLY;

  private SurfacePaths() {}

  static List<PathStep> statements() {
    return List.of(
        runs("enquoteLiteral", SurfacePaths::enquoted),
        runs("comments", SurfacePaths::comments),
        runs("comment in a batch", SurfacePaths::commentInBatch),
        runs("comment in a prepared statement", SurfacePaths::commentPrepared),
        stores("every way to run a text", SurfacePaths::everyRun),
        stores("every way to run a prepared statement", SurfacePaths::everyPreparedRun),
        stores("every way to prepare", SurfacePaths::everyPreparation),
        runs("nativeSQL", s -> s.connection().nativeSQL(lookup(s))),
        refused(
            "nativeSQL of what is refused",
            s -> s.connection().nativeSQL("SELECT id FROM vault WHERE eq > " + s.literal())),
        either(
            "prepareCall", s -> s.connection().prepareCall("{ call " + lookup(s) + " }").close()),
        fails("text on a prepared statement", SurfacePaths::textOnPrepared));
  }

  static List<PathStep> objects() {
    return List.of(
        runs("filled large objects that are not bound", SurfacePaths::largeObjects),
        runs("array that is not bound", SurfacePaths::array),
        either("array that is compared", SurfacePaths::comparedArray),
        either(
            "array in an array",
            s ->
                s.insertOne(
                    "eq", p -> p.setObject(1, new Object[] {new Object[] {s.marks().text()}}))),
        fails("struct", s -> s.connection().createStruct("T", new Object[] {s.marks().text()})),
        either(
            "object that refers to a value",
            s ->
                s.insertOne(
                    "eq",
                    p ->
                        p.setObject(
                            1,
                            new java.util.concurrent.atomic.AtomicReference<>(s.marks().text())))),
        either(
            "object that shows a value",
            s -> s.insertOne("eq", p -> p.setObject(1, Optional.of(s.marks().text())))),
        either(
            "object that shows a value as text",
            s -> s.insertOne("eq", p -> p.setObject(1, Optional.of(s.marks().text()), Types.CHAR))),
        fails(
            "object that shows a value for a number",
            s -> s.insertOne("num", p -> p.setObject(1, Optional.of(s.marks().text())))),
        fails("setURL", s -> s.insertOne("eq", p -> p.setURL(1, url(s)))),
        runs("getters that do not fit", SurfacePaths::misread),
        runs("what describes a statement", SurfacePaths::described));
  }

  private static String lookup(Session s) {
    return "SELECT id FROM vault WHERE eq = " + s.literal();
  }

  private static String insert(Session s) {
    return "INSERT INTO vault (id, eq) VALUES (" + s.id() + ", " + s.literal() + ")";
  }

  private static void enquoted(Session s) throws SQLException {
    try (Statement statement = s.connection().createStatement()) {
      String literal = statement.enquoteLiteral(s.marks().text());
      statement.executeQuery("SELECT id FROM vault WHERE eq = " + literal).close();
      literal = statement.enquoteNCharLiteral(s.marks().text());
      statement.executeQuery("SELECT id FROM vault WHERE eq = " + literal).close();
    }
  }

  /** As an ORM writes its query, with its literals, in front of the SQL. */
  private static void comments(Session s) throws SQLException {
    s.execute("/* from Vault v where v.eq = " + s.literal() + " */ " + lookup(s));
    s.execute(lookup(s) + " -- " + s.literal());
    s.execute(
        "/* " + s.literal() + " */ UPDATE vault SET eq = eq // " + s.literal() + "\n WHERE id = 3");
    s.execute("SELECT id/*" + s.literal() + "*/FROM vault; -- " + s.literal());
  }

  private static void commentInBatch(Session s) throws SQLException {
    try (Statement statement = s.connection().createStatement()) {
      statement.addBatch("/*" + s.literal() + "*/UPDATE vault SET rnd = NULL WHERE id = 77");
      statement.executeBatch();
    }
  }

  private static void commentPrepared(Session s) throws SQLException {
    s.prepare(
        "/* " + s.literal() + " */ SELECT id FROM vault WHERE eq = ? -- " + s.literal(),
        p -> p.setString(1, s.marks().text()));
  }

  private static void everyRun(Session s) throws SQLException {
    String[] names = {"ID"};
    int[] places = {1};
    try (Statement statement = s.connection().createStatement()) {
      statement.execute(insert(s), Statement.RETURN_GENERATED_KEYS);
      statement.execute(insert(s), names);
      statement.execute(insert(s), places);
      statement.executeUpdate(insert(s));
      statement.executeUpdate(insert(s), Statement.RETURN_GENERATED_KEYS);
      statement.executeUpdate(insert(s), places);
      statement.executeLargeUpdate(insert(s));
      statement.executeLargeUpdate(insert(s), Statement.RETURN_GENERATED_KEYS);
      statement.executeLargeUpdate(insert(s), names);
      statement.executeLargeUpdate(insert(s), places);
      statement.addBatch(insert(s));
      statement.executeLargeBatch();
      s.testimony().hear(statement);
    }
  }

  private static void bind(Session s, PreparedStatement p) throws SQLException {
    p.setInt(1, s.id());
    p.setString(2, s.marks().text());
    p.setString(3, s.marks().text());
  }

  private static void everyPreparedRun(Session s) throws SQLException {
    try (PreparedStatement p = s.connection().prepareStatement(INSERT)) {
      bind(s, p);
      p.execute();
      bind(s, p);
      p.executeLargeUpdate();
      bind(s, p);
      p.addBatch();
      p.executeLargeBatch();
    }
  }

  private static void everyPreparation(Session s) throws SQLException {
    Connection c = s.connection();
    int hold = ResultSet.HOLD_CURSORS_OVER_COMMIT;
    for (PreparedStatement p :
        List.of(
            c.prepareStatement(INSERT, FORWARD, READ),
            c.prepareStatement(INSERT, FORWARD, READ, hold),
            c.prepareStatement(INSERT, Statement.RETURN_GENERATED_KEYS),
            c.prepareStatement(INSERT, new int[] {1}))) {
      try (p) {
        bind(s, p);
        p.executeUpdate();
      }
    }
    try (Statement one = c.createStatement(FORWARD, READ);
        Statement two = c.createStatement(FORWARD, READ, hold)) {
      one.executeUpdate(insert(s));
      two.executeUpdate(insert(s));
    }
  }

  private static void textOnPrepared(Session s) throws SQLException {
    try (PreparedStatement p = s.connection().prepareStatement(INSERT)) {
      p.executeUpdate(insert(s));
    }
  }

  private static void largeObjects(Session s) throws SQLException {
    Clob clob = s.connection().createClob();
    clob.setString(1, s.marks().text());
    Blob blob = s.connection().createBlob();
    blob.setBytes(1, s.marks().bytes());
    SQLXML xml = s.connection().createSQLXML();
    xml.setString("<a>" + s.marks().text() + "</a>");
    List.of(clob, blob, xml).forEach(s.testimony()::hear);
  }

  private static void array(Session s) throws SQLException {
    Array array = s.connection().createArrayOf("VARCHAR", new Object[] {s.marks().text()});
    s.testimony().hear(array);
  }

  private static void comparedArray(Session s) throws SQLException {
    Array array = s.connection().createArrayOf("VARCHAR", new Object[] {s.marks().text()});
    s.prepare("SELECT id FROM vault WHERE eq = ANY(?)", p -> p.setArray(1, array));
  }

  @SuppressWarnings("deprecation") // the constructors of URL are the only way to make one
  private static java.net.URL url(Session s) {
    try {
      return new java.net.URL("http://localhost/" + s.marks().ascii());
    } catch (java.net.MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a failing conversion says of the value that it could not convert. */
  private static void misread(Session s) throws SQLException {
    s.execute(insert(s));
    try (Statement statement = s.connection().createStatement();
        ResultSet rows = statement.executeQuery("SELECT eq FROM vault WHERE eq IS NOT NULL")) {
      rows.next();
      List<Getter> getters =
          List.of(
              ResultSet::getInt,
              ResultSet::getBigDecimal,
              ResultSet::getDate,
              ResultSet::getTimestamp,
              ResultSet::getBoolean,
              ResultSet::getURL,
              ResultSet::getClob,
              ResultSet::getCharacterStream,
              (r, i) -> r.getObject(i, java.util.UUID.class),
              (r, i) -> r.getObject(i, java.time.OffsetDateTime.class));
      for (Getter getter : getters) {
        try {
          getter.get(rows, 1);
        } catch (SQLException e) {
          s.testimony().hear(e);
        }
      }
    }
  }

  /** Reads a cell. */
  private interface Getter {
    Object get(ResultSet rows, int column) throws SQLException;
  }

  private static void described(Session s) throws SQLException {
    try (PreparedStatement p = s.connection().prepareStatement(lookup(s) + " OR eq = ?")) {
      p.setString(1, s.marks().text());
      s.testimony().hear(p.getParameterMetaData().getParameterTypeName(1));
      s.testimony().hear(p.getParameterMetaData());
      s.testimony().hear(p.getMetaData());
      s.testimony().hear(s.connection().getMetaData());
      s.testimony().hear(p.getWarnings());
      try (ResultSet rows = p.executeQuery()) {
        s.testimony().hear(rows.getStatement());
        s.testimony().hear(rows.getMetaData().getColumnLabel(1));
        s.testimony().hear(rows.getWarnings());
      }
    }
  }
}
