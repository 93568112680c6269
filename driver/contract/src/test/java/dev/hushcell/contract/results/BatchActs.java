package dev.hushcell.contract.results;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Batches, and the keys that the database makes. */
final class BatchActs {
  private static final String INSERT = "insert into contact (id, email, note) values (?, ?, ?)";
  private static final String MAKE = "insert into made (email, title) values (?, ?)";
  private static final String LEFT = "select id, email from contact order by id";

  private BatchActs() {}

  static List<Act> all() {
    return List.of(
        new Act("batch of texts", BatchActs::texts),
        new Act("batch of parameters", BatchActs::parameters),
        new Act("failing batch of texts", BatchActs::failingTexts),
        new Act("failing batch of parameters", BatchActs::failingParameters),
        new Act("failing batch in a transaction", BatchActs::failingInTransaction),
        new Act("failing large batch", BatchActs::failingLarge),
        new Act("batch that is thrown away", BatchActs::thrownAway),
        new Act("batch with a query", BatchActs::withQuery),
        new Act("batch with a long value", BatchActs::longValue),
        new Act("keys of a text", BatchActs::keysOfText),
        new Act("keys of parameters", BatchActs::keysOfParameters),
        new Act("keys of a batch", BatchActs::keysOfBatch),
        new Act("keys that are not there", BatchActs::noKeys));
  }

  private static void add(PreparedStatement insert, int id, String email) throws SQLException {
    insert.setInt(1, id);
    insert.setString(2, email);
    insert.setString(3, Stage.SECRET);
    insert.addBatch();
  }

  private static void left(Stage stage) throws SQLException {
    try (Statement statement = stage.statement()) {
      stage.sees("left", () -> statement.executeQuery(LEFT));
    }
  }

  private static void texts(Stage stage) throws Exception {
    try (Statement statement = stage.statement()) {
      stage.sees("empty", statement::executeBatch);
      statement.addBatch("insert into contact values (11, 'eve', 'x')");
      statement.addBatch("update contact set note = 'y' where id < 4");
      statement.addBatch("delete from contact where email = 'nobody'");
      statement.addBatch("insert into aside values (11, 'x')");
      stage.sees("batch", statement::executeBatch);
      stage.sees("again", statement::executeBatch);
      stage.sees("count", statement::getUpdateCount);
      stage.sees("rows", statement::getResultSet);
    }
    left(stage);
  }

  private static void parameters(Stage stage) throws Exception {
    try (PreparedStatement insert = stage.connection().prepareStatement(INSERT)) {
      stage.sees("empty", insert::executeBatch);
      add(insert, 11, "eve");
      add(insert, 12, "kay");
      stage.sees("batch", insert::executeBatch);
      stage.sees("again", insert::executeBatch);
      insert.setInt(1, 13);
      insert.setString(2, "liz");
      stage.sees("run after a batch", insert::executeUpdate);
      stage.sees("count", insert::getUpdateCount);
    }
    left(stage);
  }

  private static void failingTexts(Stage stage) throws Exception {
    try (Statement statement = stage.statement()) {
      statement.addBatch("insert into contact values (11, 'eve', '" + Stage.SECRET + "')");
      statement.addBatch("insert into contact values (12, 'joan', '" + Stage.SECRET + "')");
      statement.addBatch("insert into contact values (13, 'kay', '" + Stage.SECRET + "')");
      stage.sees("batch", statement::executeBatch);
      stage.sees("again", statement::executeBatch);
    }
    left(stage);
  }

  private static void failingParameters(Stage stage) throws Exception {
    try (PreparedStatement insert = stage.connection().prepareStatement(INSERT)) {
      add(insert, 11, Stage.SECRET);
      add(insert, 12, Stage.SECRET);
      add(insert, 3, "other");
      add(insert, 13, "kay");
      stage.sees("batch", insert::executeBatch);
      stage.sees("again", insert::executeBatch);
      add(insert, 14, "liz");
      stage.sees("next", insert::executeBatch);
    }
    left(stage);
  }

  private static void failingInTransaction(Stage stage) throws Exception {
    stage.connection().setAutoCommit(false);
    try (PreparedStatement insert = stage.connection().prepareStatement(INSERT)) {
      add(insert, 11, "eve");
      add(insert, 1, "kay");
      add(insert, 12, "liz");
      stage.sees("batch", insert::executeBatch);
    }
    left(stage);
    stage.does("rollback", () -> stage.connection().rollback());
    left(stage);
    stage.connection().setAutoCommit(true);
  }

  private static void failingLarge(Stage stage) throws Exception {
    try (PreparedStatement insert = stage.connection().prepareStatement(INSERT)) {
      add(insert, 11, "eve");
      add(insert, 1, Stage.SECRET);
      stage.sees("batch", insert::executeLargeBatch);
    }
    try (Statement statement = stage.statement()) {
      statement.addBatch("update contact set email = 'joan' where id = 1");
      stage.sees("texts", statement::executeLargeBatch);
    }
    left(stage);
  }

  private static void thrownAway(Stage stage) throws Exception {
    try (PreparedStatement insert = stage.connection().prepareStatement(INSERT)) {
      add(insert, 11, "eve");
      insert.clearBatch();
      add(insert, 12, "kay");
      stage.sees("batch", insert::executeBatch);
      stage.does("parameters cleared", insert::clearParameters);
      stage.sees("run without", insert::executeUpdate);
    }
    try (Statement statement = stage.statement()) {
      statement.addBatch("delete from contact where email = 'ada'");
      statement.clearBatch();
      stage.sees("texts", statement::executeBatch);
    }
    left(stage);
  }

  private static void withQuery(Stage stage) throws Exception {
    try (Statement statement = stage.statement()) {
      stage.does("add", () -> statement.addBatch("delete from contact where email = 'ada'"));
      stage.does("add a query", () -> statement.addBatch(LEFT));
      stage.sees("batch", statement::executeBatch);
    }
    try (PreparedStatement query = stage.connection().prepareStatement(LEFT)) {
      stage.does("add a prepared query", query::addBatch);
      stage.sees("prepared batch", query::executeBatch);
    }
  }

  private static void longValue(Stage stage) throws Exception {
    try (PreparedStatement insert = stage.connection().prepareStatement(INSERT)) {
      stage.does("add", () -> add(insert, 11, "eve"));
      stage.does("add a long one", () -> add(insert, 12, "long".repeat(20)));
      stage.sees("batch", insert::executeBatch);
    }
  }

  /** Returns the keys, by name and by number. */
  private static String keys(Statement statement) throws SQLException {
    try (ResultSet rows = statement.getGeneratedKeys()) {
      StringBuilder told = new StringBuilder();
      int columns = rows.getMetaData().getColumnCount();
      for (int i = 1; i <= columns; i++) {
        told.append(rows.getMetaData().getColumnName(i)).append(' ');
        told.append(rows.getMetaData().getColumnType(i)).append(", ");
      }
      while (rows.next()) {
        for (int i = 1; i <= columns; i++) {
          boolean number = rows.getMetaData().getColumnLabel(i).matches("(?i)id|.*(key|rowid).*");
          told.append(number ? rows.getLong(i) > 0 : rows.getString(i)).append('|');
          told.append(
              number
                  || rows.getString(i) == null
                  || rows.getString(i)
                      .equals(rows.getString(rows.getMetaData().getColumnLabel(i))));
        }
        told.append("; ");
      }
      return told.toString();
    }
  }

  private static void keysOfText(Stage stage) throws Exception {
    String sql = "insert into made (email, title) values ('eve', 't'), ('kay', 'u')";
    int[] places = {1, 2};
    String[] names = {folded(stage, "id"), folded(stage, "email")};
    try (Statement s = stage.statement()) {
      stage.sees("without", () -> s.executeUpdate(sql));
      stage.sees("keys", () -> keys(s));
      stage.sees("flag", () -> s.executeUpdate(sql, Statement.RETURN_GENERATED_KEYS));
      stage.sees("keys of flag", () -> keys(s));
      stage.sees("keys of flag", () -> keys(s));
      stage.sees("no flag", () -> s.executeUpdate(sql, Statement.NO_GENERATED_KEYS));
      stage.sees("keys of no flag", () -> keys(s));
      stage.sees("wrong flag", () -> s.executeUpdate(sql, 99));
      stage.sees("names", () -> s.executeUpdate(sql, names));
      stage.sees("keys of names", () -> keys(s));
      stage.sees("places", () -> s.executeUpdate(sql, places));
      stage.sees("keys of places", () -> keys(s));
      stage.sees("execute flag", () -> s.execute(sql, Statement.RETURN_GENERATED_KEYS));
      stage.sees("keys of execute flag", () -> keys(s));
      stage.sees("count", s::getUpdateCount);
      stage.sees("execute names", () -> s.execute(sql, names));
      stage.sees("keys of execute names", () -> keys(s));
      stage.sees("execute places", () -> s.execute(sql, places));
      stage.sees("keys of execute places", () -> keys(s));
      stage.sees("large flag", () -> s.executeLargeUpdate(sql, Statement.RETURN_GENERATED_KEYS));
      stage.sees("keys of large flag", () -> keys(s));
      stage.sees("large names", () -> s.executeLargeUpdate(sql, names));
      stage.sees("keys of large names", () -> keys(s));
      stage.sees("large places", () -> s.executeLargeUpdate(sql, places));
      stage.sees("keys of large places", () -> keys(s));
      stage.sees("query", () -> s.execute("select email from made", 1));
      stage.sees("keys of query", () -> keys(s));
    }
  }

  private static String folded(Stage stage, String name) throws SQLException {
    return stage.connection().getMetaData().storesUpperCaseIdentifiers()
        ? name.toUpperCase(java.util.Locale.ROOT)
        : name;
  }

  private interface Preparing {
    PreparedStatement prepare() throws SQLException;
  }

  private static void keysOfParameters(Stage stage) throws Exception {
    String[] names = {folded(stage, "id"), folded(stage, "email")};
    java.sql.Connection c = stage.connection();
    made(stage, "none", () -> c.prepareStatement(MAKE));
    made(stage, "flag", () -> c.prepareStatement(MAKE, Statement.RETURN_GENERATED_KEYS));
    made(stage, "no flag", () -> c.prepareStatement(MAKE, Statement.NO_GENERATED_KEYS));
    made(stage, "names", () -> c.prepareStatement(MAKE, names));
    made(stage, "places", () -> c.prepareStatement(MAKE, new int[] {1, 2}));
    made(stage, "wrong name", () -> c.prepareStatement(MAKE, new String[] {"nowhere"}));
    made(stage, "wrong place", () -> c.prepareStatement(MAKE, new int[] {99}));
    made(stage, "no names", () -> c.prepareStatement(MAKE, new String[0]));
    try (PreparedStatement update =
        c.prepareStatement("update made set email = ?", Statement.RETURN_GENERATED_KEYS)) {
      update.setString(1, "z");
      stage.sees("update", update::executeUpdate);
      stage.sees("keys of update", () -> keys(update));
    }
  }

  private static void made(Stage stage, String how, Preparing preparing) {
    stage.sees(
        how,
        () -> {
          try (PreparedStatement insert = preparing.prepare()) {
            insert.setString(1, "eve");
            insert.setString(2, "t");
            int count = insert.executeUpdate();
            return count + " " + keys(insert);
          }
        });
  }

  private static void keysOfBatch(Stage stage) throws Exception {
    try (PreparedStatement insert =
        stage.connection().prepareStatement(MAKE, Statement.RETURN_GENERATED_KEYS)) {
      for (String email : List.of("eve", "kay", "liz")) {
        insert.setString(1, email);
        insert.setString(2, "t");
        insert.addBatch();
      }
      stage.sees("batch", insert::executeBatch);
      stage.sees("keys", () -> keys(insert));
    }
    try (Statement statement = stage.statement()) {
      statement.addBatch("insert into made (email) values ('eve')");
      statement.addBatch("insert into made (email) values ('kay')");
      stage.sees("texts", statement::executeBatch);
      stage.sees("keys of texts", () -> keys(statement));
    }
  }

  private static void noKeys(Stage stage) throws Exception {
    try (Statement statement = stage.statement()) {
      stage.sees("before a run", () -> keys(statement));
      statement.executeQuery("select email from contact");
      stage.sees("of a query", () -> keys(statement));
      statement.executeUpdate("delete from contact", Statement.RETURN_GENERATED_KEYS);
      stage.sees("of a delete", () -> keys(statement).length() > 0);
    }
  }
}
