package dev.hushcell.contract.results;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;

/** How results follow each other, and how many rows they have. */
final class ResultActs {
  private static final String UPDATE = "update contact set note = 'new' where id < 3";

  private ResultActs() {}

  static List<Act> all() {
    return List.of(
        new Act("query by execute", ResultActs::query),
        new Act("update by execute", ResultActs::update),
        new Act("prepared query by execute", ResultActs::preparedQuery),
        new Act("prepared update by execute", ResultActs::preparedUpdate),
        new Act("more results", ResultActs::more),
        new Act("next run closes rows", ResultActs::nextRun),
        new Act("wrong sort of run", ResultActs::wrongRun),
        new Act("several texts", ResultActs::several),
        new Act("several plain texts", ResultActs::severalPlain),
        new Act("large counts", ResultActs::largeCounts),
        new Act("limits of rows", ResultActs::limits),
        new Act("limits of bytes", ResultActs::fieldSize),
        new Act("cursors", ResultActs::cursors),
        new Act("rows kept over a commit", ResultActs::held),
        new Act("returning", ResultActs::returning));
  }

  private static void follow(Stage stage, Statement statement) {
    stage.sees("rows", statement::getResultSet);
    stage.sees("count", statement::getUpdateCount);
    stage.sees("large count", statement::getLargeUpdateCount);
    stage.sees("more", statement::getMoreResults);
    stage.sees("count behind", statement::getUpdateCount);
    stage.sees("large count behind", statement::getLargeUpdateCount);
    stage.sees("rows behind", statement::getResultSet);
    stage.sees("more behind", statement::getMoreResults);
  }

  private static void query(Stage stage) throws Exception {
    try (Statement statement = stage.statement()) {
      stage.sees("execute", () -> statement.execute(stage.query()));
      ResultSet once = statement.getResultSet();
      stage.sees("same rows", () -> once.equals(statement.getResultSet()));
      follow(stage, statement);
    }
  }

  private static void update(Stage stage) throws Exception {
    try (Statement statement = stage.statement()) {
      stage.sees("execute", () -> statement.execute(UPDATE));
      follow(stage, statement);
      stage.sees("none", () -> statement.execute("delete from contact where email = 'nobody'"));
      follow(stage, statement);
    }
  }

  private static void preparedQuery(Stage stage) throws Exception {
    try (PreparedStatement statement =
        stage.connection().prepareStatement("select id, email from contact where email = ?")) {
      statement.setString(1, "joan");
      stage.sees("execute", statement::execute);
      follow(stage, statement);
    }
  }

  private static void preparedUpdate(Stage stage) throws Exception {
    try (PreparedStatement statement =
        stage.connection().prepareStatement("update contact set note = ? where email <> ?")) {
      statement.setString(1, "x");
      statement.setString(2, "joan");
      stage.sees("not equal", statement::execute);
    } catch (java.sql.SQLException e) {
      stage.sees("prepared", () -> e.getSQLState());
    }
    try (PreparedStatement statement =
        stage.connection().prepareStatement("update contact set note = ? where email = ?")) {
      statement.setString(1, "x");
      statement.setString(2, "joan");
      stage.sees("execute", statement::execute);
      follow(stage, statement);
    }
  }

  private static void more(Stage stage) throws Exception {
    for (int how :
        new int[] {
          Statement.KEEP_CURRENT_RESULT,
          Statement.CLOSE_CURRENT_RESULT,
          Statement.CLOSE_ALL_RESULTS,
          99
        }) {
      try (Statement statement = stage.statement()) {
        ResultSet rows = statement.executeQuery(stage.query());
        rows.next();
        stage.sees("more " + how, () -> statement.getMoreResults(how));
        stage.sees("closed after " + how, rows::isClosed);
        stage.sees("next after " + how, rows::next);
        stage.sees("value after " + how, () -> rows.getString("email"));
        stage.sees("count after " + how, statement::getUpdateCount);
        stage.sees("result set after " + how, statement::getResultSet);
      }
    }
  }

  private static void nextRun(Stage stage) throws Exception {
    try (Statement statement = stage.statement()) {
      ResultSet first = statement.executeQuery(stage.query());
      ResultSet second = statement.executeQuery(stage.query());
      stage.sees("first", first::isClosed);
      stage.sees("second", second::isClosed);
      stage.sees("update", () -> statement.executeUpdate(UPDATE));
      stage.sees("second after update", second::isClosed);
      stage.does("close", statement::close);
      stage.sees("is closed", statement::isClosed);
      stage.sees("result set when closed", statement::getResultSet);
      stage.sees("count when closed", statement::getUpdateCount);
      stage.sees("more when closed", statement::getMoreResults);
      stage.sees("keys when closed", statement::getGeneratedKeys);
      stage.sees("connection when closed", () -> statement.getConnection() != null);
      stage.sees("query when closed", () -> statement.executeQuery(stage.query()));
      stage.does("cancel when closed", statement::cancel);
      stage.does("close again", statement::close);
    }
  }

  private static void wrongRun(Stage stage) throws Exception {
    try (Statement statement = stage.statement()) {
      stage.sees("executeQuery of an update", () -> statement.executeQuery(UPDATE));
      stage.sees("executeUpdate of a query", () -> statement.executeUpdate(stage.query()));
      stage.sees("no such table", () -> statement.executeQuery("select a from nowhere"));
      stage.sees("no such column", () -> statement.executeQuery("select nope from contact"));
      stage.sees("rows", statement::getResultSet);
      stage.sees("count", statement::getUpdateCount);
    }
    try (PreparedStatement update = stage.connection().prepareStatement(UPDATE)) {
      stage.sees("prepared executeQuery of an update", update::executeQuery);
    }
    try (PreparedStatement query = stage.connection().prepareStatement(stage.query())) {
      stage.sees("prepared executeUpdate of a query", query::executeUpdate);
    }
  }

  private static void several(Stage stage) throws Exception {
    try (Statement statement = stage.statement()) {
      stage.sees(
          "execute", () -> statement.execute(stage.query() + "; " + UPDATE + "; " + stage.query()));
    }
  }

  private static void severalPlain(Stage stage) throws Exception {
    String text =
        "select title from aside order by id; update aside set title = 'z' where id < 3;"
            + " select id from aside order by id";
    try (Statement statement = stage.statement()) {
      stage.sees("execute", () -> statement.execute(text));
      for (int i = 0; i < 3; i++) {
        stage.sees("rows", statement::getResultSet);
        stage.sees("count", statement::getUpdateCount);
        stage.sees("more", statement::getMoreResults);
      }
      stage.sees("execute again", () -> statement.execute(text));
      stage.sees(
          "kept",
          () -> {
            ResultSet first = statement.getResultSet();
            boolean more = statement.getMoreResults(Statement.KEEP_CURRENT_RESULT);
            boolean last = statement.getMoreResults(Statement.KEEP_CURRENT_RESULT);
            return more + " " + last + " " + Stage.all(first) + Stage.all(statement.getResultSet());
          });
      stage.sees("all closed", () -> statement.getMoreResults(Statement.CLOSE_ALL_RESULTS));
    }
  }

  private static void largeCounts(Stage stage) throws Exception {
    try (Statement statement = stage.statement()) {
      stage.sees("executeLargeUpdate", () -> statement.executeLargeUpdate(UPDATE));
      stage.sees("count", statement::getUpdateCount);
      stage.sees("large count", statement::getLargeUpdateCount);
      statement.addBatch(UPDATE);
      statement.addBatch("delete from contact where email = 'ada'");
      stage.sees("executeLargeBatch", statement::executeLargeBatch);
    }
    try (PreparedStatement statement =
        stage.connection().prepareStatement("update contact set email = ? where id = ?")) {
      statement.setString(1, "x");
      statement.setInt(2, 2);
      stage.sees("prepared executeLargeUpdate", statement::executeLargeUpdate);
      stage.sees("prepared large count", statement::getLargeUpdateCount);
      statement.setString(1, "y");
      statement.setInt(2, 3);
      statement.addBatch();
      statement.setString(1, "z");
      statement.setInt(2, 9);
      statement.addBatch();
      stage.sees("prepared executeLargeBatch", statement::executeLargeBatch);
    }
  }

  private static void limits(Stage stage) throws Exception {
    try (Statement statement = stage.statement()) {
      stage.sees("at first", statement::getMaxRows);
      stage.sees("at first, large", statement::getLargeMaxRows);
      stage.does("set", () -> statement.setMaxRows(2));
      stage.sees("max rows", statement::getMaxRows);
      stage.sees("large max rows", statement::getLargeMaxRows);
      stage.sees("query", () -> statement.executeQuery(stage.query()));
      stage.does("set large", () -> statement.setLargeMaxRows(3));
      stage.sees("query", () -> statement.executeQuery(stage.query()));
      stage.sees("max rows", statement::getMaxRows);
      stage.does("set largest", () -> statement.setLargeMaxRows(5_000_000_000L));
      stage.sees("query", () -> statement.executeQuery(stage.query()));
      stage.sees("large max rows", statement::getLargeMaxRows);
      stage.sees("max rows", statement::getMaxRows);
      stage.does("set none", () -> statement.setMaxRows(0));
      stage.does("set less", () -> statement.setMaxRows(-1));
      stage.does("set less, large", () -> statement.setLargeMaxRows(-1));
      stage.sees("query", () -> statement.executeQuery(stage.query()));
    }
    try (PreparedStatement statement = stage.connection().prepareStatement(stage.query())) {
      stage.does("set", () -> statement.setLargeMaxRows(1));
      stage.sees("prepared query", statement::executeQuery);
    }
  }

  private static void fieldSize(Stage stage) throws Exception {
    try (Statement statement = stage.statement()) {
      stage.sees("at first", statement::getMaxFieldSize);
      stage.does("set", () -> statement.setMaxFieldSize(3));
      stage.sees("max field size", statement::getMaxFieldSize);
      stage.sees("plain", () -> statement.executeQuery("select 'abcdef' as t from aside"));
      stage.sees("query", () -> statement.executeQuery(stage.query()));
      stage.sees(
          "bytes",
          () -> {
            try (ResultSet rows = statement.executeQuery(stage.query())) {
              rows.next();
              byte[] bytes = rows.getBytes(3);
              return bytes == null ? "null" : bytes.length;
            }
          });
      stage.does("set less", () -> statement.setMaxFieldSize(-1));
    }
    try (PreparedStatement statement = stage.connection().prepareStatement(stage.query())) {
      stage.does("set", () -> statement.setMaxFieldSize(60));
      stage.sees("prepared query", statement::executeQuery);
    }
  }

  private static void cursors(Stage stage) throws Exception {
    Connection connection = stage.connection();
    connection.setAutoCommit(false);
    try (Statement statement = stage.statement()) {
      stage.sees("at first", statement::getFetchSize);
      stage.does("set", () -> statement.setFetchSize(2));
      stage.sees("fetch size", statement::getFetchSize);
      stage.sees("query", () -> statement.executeQuery(stage.query()));
      ResultSet rows = statement.executeQuery(stage.query());
      stage.sees("of rows", rows::getFetchSize);
      stage.does("set of rows", () -> rows.setFetchSize(1));
      stage.sees("of rows", rows::getFetchSize);
      stage.sees("direction", rows::getFetchDirection);
      stage.does("set direction", () -> rows.setFetchDirection(ResultSet.FETCH_FORWARD));
      stage.does("set other direction", () -> rows.setFetchDirection(ResultSet.FETCH_REVERSE));
      stage.sees("rest", () -> rows);
      stage.does("set less", () -> statement.setFetchSize(-1));
      stage.does("name", () -> statement.setCursorName("c"));
      stage.sees("query with a name", () -> statement.executeQuery(stage.query()));
      stage.sees("name of rows", () -> statement.executeQuery(stage.query()).getCursorName());
    }
    for (int type :
        new int[] {ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.TYPE_SCROLL_SENSITIVE}) {
      stage.sees(
          "scrolled " + type,
          () -> {
            try (Statement statement =
                connection.createStatement(type, ResultSet.CONCUR_READ_ONLY)) {
              statement.setFetchSize(2);
              ResultSet rows = statement.executeQuery(stage.query());
              rows.last();
              int last = rows.getRow();
              rows.absolute(2);
              return last + " " + rows.getString(2) + " " + rows.getType();
            }
          });
    }
    connection.rollback();
  }

  private static void held(Stage stage) throws Exception {
    Connection connection = stage.connection();
    stage.sees("holdability", connection::getHoldability);
    connection.setAutoCommit(false);
    for (int held :
        new int[] {ResultSet.HOLD_CURSORS_OVER_COMMIT, ResultSet.CLOSE_CURSORS_AT_COMMIT}) {
      stage.sees(
          "over a commit " + held,
          () -> {
            try (Statement statement =
                connection.createStatement(
                    ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY, held)) {
              statement.setFetchSize(1);
              ResultSet rows = statement.executeQuery(stage.query());
              rows.next();
              connection.commit();
              return statement.getResultSetHoldability() + " " + Stage.all(rows);
            }
          });
    }
    connection.rollback();
  }

  private static void returning(Stage stage) throws Exception {
    boolean tables = stage.server().name().startsWith("h2"); // the others have RETURNING
    List<String> texts =
        tables
            ? List.of(
                "select id, email from final table (insert into contact values (8, 'kay', 'n'))",
                "select id, email from final table (update contact set note = 'm' where id = 8)",
                "select email, note from old table (delete from contact where id = 8)")
            : List.of(
                "insert into contact values (7, 'eve', 'n') returning id, email, note as n",
                "update contact set note = 'm' where email = 'eve' returning email, note",
                "delete from contact where email = 'eve' returning *");
    for (String text : texts) {
      String name = text.substring(0, text.indexOf(' ', 12));
      try (Statement statement = stage.statement()) {
        stage.sees(name + " executed", () -> statement.execute(text));
        stage.sees(name + " rows", statement::getResultSet);
        stage.sees(name + " count", statement::getUpdateCount);
        stage.sees(name + " more", statement::getMoreResults);
        stage.sees(name + " count behind", statement::getUpdateCount);
      }
    }
    if (tables) {
      return;
    }
    stage.sees(
        "prepared",
        () -> {
          try (PreparedStatement insert =
              stage
                  .connection()
                  .prepareStatement("insert into contact values (?, ?, ?) returning email, id")) {
            insert.setInt(1, 9);
            insert.setString(2, "liz");
            insert.setString(3, "n");
            return Stage.all(insert.executeQuery());
          }
        });
  }
}
