package dev.hushcell.contract.postgresql;

import dev.hushcell.testing.leak.Marks;
import dev.hushcell.testing.leak.Testimony;
import dev.hushcell.testing.script.Outcome;
import dev.hushcell.testing.script.Script;
import dev.hushcell.testing.script.Step;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sends marks on many ways: the scenes of {@code marks.txt}, and calls that have no text. */
final class MarkedWork {
  private static final String MARKS = "/dev/hushcell/contract/postgresql/marks.txt";

  /** The scene that makes the tables. */
  static final String TABLES = "tables";

  private static final String INSERT =
      "insert into contact (email, phone, letter, photo) values (?, ?, ?, ?)";

  private final Marks marks;
  private final Testimony testimony;
  private final List<String> surprises = new ArrayList<>();

  MarkedWork(Marks marks, Testimony testimony) {
    this.marks = marks;
    this.testimony = testimony;
  }

  /** Sends marks over a connection. */
  private interface Calls {
    void run(Connection connection) throws SQLException;
  }

  private Map<String, Calls> calls() {
    Map<String, Calls> calls = new LinkedHashMap<>();
    calls.put("setters", this::setters);
    calls.put("streams", this::streams);
    calls.put("bytes", this::bytes);
    calls.put("batch", this::batch);
    calls.put("batch of texts", this::texts);
    calls.put("undone", this::undone);
    calls.put("array", this::array);
    return calls;
  }

  /** Sends all. */
  void run(Connection connection) throws IOException, SQLException {
    run(connection, Set.of());
  }

  /**
   * Sends what is wanted, behind the tables.
   *
   * @param wanted names of scenes and calls; none for all
   */
  void run(Connection connection, Set<String> wanted) throws IOException, SQLException {
    for (Step each : Script.read(MARKS)) {
      if (wanted.isEmpty() || wanted.contains(each.scene()) || each.scene().equals(TABLES)) {
        marks.enter(each.scene(), false);
        judge(each, outcome(c -> send(each, c), connection));
      }
    }
    for (Map.Entry<String, Calls> each : calls().entrySet()) {
      if (wanted.isEmpty() || wanted.contains(each.getKey())) {
        marks.enter(each.getKey(), false);
        Outcome outcome = outcome(each.getValue(), connection);
        if (!outcome.succeeded()) {
          surprises.add(each.getKey() + ": " + outcome);
        }
      }
    }
  }

  /** Returns what went otherwise than the script says. */
  List<String> surprises() {
    return surprises;
  }

  private Outcome outcome(Calls calls, Connection connection) {
    try {
      calls.run(connection);
      return Outcome.of("ran");
    } catch (SQLException e) {
      testimony.hear(e);
      return Outcome.of(e);
    }
  }

  private void judge(Step step, Outcome outcome) {
    boolean fits =
        step.expected() instanceof Step.Expected.Refused
            ? outcome.code().isPresent() && step.isRefusedThere(outcome)
            : step.expected() instanceof Step.Expected.Either || outcome.succeeded();
    if (!fits) {
      surprises.add(step.title() + " -> " + outcome);
    }
  }

  private void send(Step step, Connection connection) throws SQLException {
    String sql = marked(step.text());
    if (step.prepared()) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setString(1, marks.text());
        testimony.hear(statement);
        statement.execute();
      }
    } else {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }
  }

  private String marked(String text) {
    String marked = text;
    while (marked.contains("%m%")) {
      marked = marked.replaceFirst("%m%", marks.text());
    }
    return marked;
  }

  private void setters(Connection connection) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(INSERT, Statement.RETURN_GENERATED_KEYS)) {
      insert.setObject(1, marks.text());
      insert.setObject(2, marks.text(), Types.VARCHAR);
      insert.setObject(3, marks.text(), Types.LONGVARCHAR);
      insert.setBytes(4, marks.bytes());
      insert.executeUpdate();
      insert.setNString(1, marks.text());
      insert.setObject(2, marks.text(), Types.OTHER);
      insert.setObject(3, marks.text(), Types.VARCHAR, 100);
      insert.setObject(4, marks.bytes());
      insert.executeUpdate();
      testimony.hear(insert);
    }
  }

  /** They are read when the statement runs, and sealed as a whole. */
  private void streams(Connection connection) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setCharacterStream(1, new StringReader(marks.text()));
      insert.setAsciiStream(2, new ByteArrayInputStream(bytesOf(marks.ascii())));
      insert.setClob(3, new StringReader(marks.text()));
      insert.setBinaryStream(4, new ByteArrayInputStream(marks.bytes()));
      insert.executeUpdate();
      testimony.hear(insert);
    }
  }

  private static byte[] bytesOf(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void bytes(Connection connection) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into contact (photo) values (?)")) {
      insert.setBytes(1, marks.bytes());
      insert.executeUpdate();
    }
  }

  private void batch(Connection connection) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (int i = 0; i < 7; i++) {
        insert.setString(1, marks.text());
        insert.setString(2, marks.text());
        insert.setString(3, marks.text());
        insert.setBytes(4, marks.bytes());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void texts(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.addBatch(marked("update contact set phone = '%m%' where id = 1"));
      statement.addBatch(marked("delete from contact where email = '%m%'"));
      statement.executeBatch();
    }
  }

  private void undone(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(marked("insert into contact (email) values ('%m%')"));
      connection.setSavepoint("s");
      statement.executeUpdate(marked("update contact set phone = '%m%'"));
      connection.rollback();
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private void array(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select id from contact where email = any(?)")) {
      Object[] words = {marks.text(), marks.text()};
      query.setArray(1, connection.createArrayOf("varchar", words));
      query.executeQuery().close();
    }
  }
}
