package dev.hushcell.contract.results;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.ShardingKey;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How statements and connections end, are cut short, pooled and told things. */
final class SessionActs {
  private SessionActs() {}

  static List<Act> all() {
    return List.of(
        new Act("close on completion", SessionActs::completion),
        new Act("pooling", SessionActs::pooling),
        new Act("cancel", SessionActs::cancel),
        new Act("query timeout", SessionActs::timeout),
        new Act("network timeout", SessionActs::network),
        new Act("abort", SessionActs::abort),
        new Act("closed connection", SessionActs::closed),
        new Act("client info", SessionActs::clientInfo),
        new Act("sharding keys", SessionActs::sharding),
        new Act("requests", SessionActs::requests),
        new Act("quoted literals", SessionActs::literals),
        new Act("quoted names", SessionActs::names),
        new Act("warnings", SessionActs::warnings));
  }

  private static void completion(Stage stage) throws Exception {
    Connection connection = stage.connection();
    try (Statement statement = stage.statement()) {
      stage.sees("at first", statement::isCloseOnCompletion);
      stage.does("set", statement::closeOnCompletion);
      stage.sees("set", statement::isCloseOnCompletion);
      stage.sees("update", () -> statement.executeUpdate("update contact set note = 'x'"));
      stage.sees("closed after an update", statement::isClosed);
      stage.sees(
          "rows",
          () -> {
            try (ResultSet rows = statement.executeQuery(stage.query())) {
              return Stage.all(rows) + " " + statement.isClosed();
            }
          });
      stage.sees("closed after rows", statement::isClosed);
      stage.sees("run when closed", () -> statement.executeQuery(stage.query()));
    }
    try (PreparedStatement statement =
        connection.prepareStatement("select id, note from contact where email = ?")) {
      stage.does("set prepared", statement::closeOnCompletion);
      statement.setString(1, "ada");
      statement.executeQuery().close();
      stage.sees("prepared closed after rows", statement::isClosed);
      stage.does("set when closed", statement::closeOnCompletion);
      stage.sees("asked when closed", statement::isCloseOnCompletion);
      stage.does("parameter when closed", () -> statement.setString(1, "x"));
    }
    try (Statement statement = stage.statement()) {
      stage.does("set", statement::closeOnCompletion);
      stage.sees(
          "second query",
          () -> {
            ResultSet first = statement.executeQuery(stage.query());
            ResultSet second = statement.executeQuery(stage.query());
            return first.isClosed() + " " + statement.isClosed() + " " + Stage.all(second);
          });
    }
  }

  private static void pooling(Stage stage) throws Exception {
    try (Statement statement = stage.statement();
        PreparedStatement prepared = stage.connection().prepareStatement(stage.query())) {
      stage.sees("statement", statement::isPoolable);
      stage.sees("prepared", prepared::isPoolable);
      stage.does("set", () -> statement.setPoolable(true));
      stage.does("set prepared", () -> prepared.setPoolable(false));
      stage.sees("statement", statement::isPoolable);
      stage.sees("prepared", prepared::isPoolable);
      for (int i = 0; i < 8; i++) { // beyond the threshold from which drivers prepare
        stage.sees("run", prepared::executeQuery);
      }
      stage.sees("prepared", prepared::isPoolable);
    }
    for (int i = 0; i < 8; i++) { // out of the cache of a driver
      try (PreparedStatement again =
          stage.connection().prepareStatement("select email from contact where email = ?")) {
        again.setString(1, i % 2 == 0 ? "ada" : "joan");
        stage.sees("prepared again", again::executeQuery);
      }
    }
    if (stage.server().words().name().startsWith("postgresql")) {
      stage.sees("prepared by the server", () -> preparedByServer(stage));
    }
  }

  /** Returns how many statements the driver kept in its cache of a text with a literal. */
  private static String preparedByServer(Stage stage) throws SQLException {
    for (int i = 0; i < 12; i++) {
      String sql = "select id from contact where email = 'ada' and id > ?";
      try (PreparedStatement again = stage.connection().prepareStatement(sql)) {
        again.setInt(1, i);
        again.executeQuery().close();
      }
    }
    try (Statement statement = stage.statement()) {
      return Stage.all(
              statement.executeQuery(
                  "select count(*) as kept from pg_prepared_statements where statement like"
                      + " 'select id from con%'"))
          .toString();
    }
  }

  /** Returns a query that takes longer than anybody waits. */
  private static String slow(Stage stage) {
    String kind = stage.server().words().name();
    if (kind.startsWith("postgresql")) {
      return "select email, pg_sleep(40) from contact";
    }
    if (kind.startsWith("mariadb") || kind.startsWith("mysql")) {
      return "select email, sleep(40) from contact";
    }
    if (kind.startsWith("h2")) {
      return "select c.email, sum(r.x) from contact c, system_range(1, 100000000000) r group by"
          + " c.email, c.id";
    }
    return "with recursive n (i) as (select 1 union all select i + 1 from n where i < 100000000000)"
        + " select c.email from contact c where c.id < (select count(*) from n)";
  }

  private static void cancel(Stage stage) throws Exception {
    try (Statement statement = stage.statement()) {
      stage.does("idle", statement::cancel);
      stage.sees("after idle", () -> statement.executeQuery(stage.query()));
    }
    try (Statement statement = stage.statement()) {
      stage.sees("query", () -> cancelled(statement, () -> statement.executeQuery(slow(stage))));
      stage.sees("closed", statement::isClosed);
      stage.sees("afterwards", () -> statement.executeQuery(stage.query()));
    }
    try (PreparedStatement statement = stage.connection().prepareStatement(slow(stage))) {
      stage.sees("prepared", () -> cancelled(statement, statement::executeQuery));
    }
    stage.sees("connection", () -> stage.connection().isValid(5));
  }

  /** Runs a query that another thread cancels until it ends. */
  private static Object cancelled(Statement statement, Stage.Look query) throws Exception {
    ExecutorService threads = Executors.newSingleThreadExecutor();
    Future<Object> running =
        threads.submit(
            () -> {
              Object rows = query.at();
              return rows instanceof ResultSet found ? Stage.all(found) : rows;
            });
    try {
      while (true) {
        try {
          return running.get(500, TimeUnit.MILLISECONDS);
        } catch (TimeoutException runs) {
          statement.cancel(); // again, should it have come before the query
        }
      }
    } catch (ExecutionException e) {
      boolean said = e.getCause() instanceof SQLException f && f.getErrorCode() == 1317;
      boolean known = e.getCause().getClass().getSimpleName().contains("StatementCancelled");
      if (said || known) {
        return "cancelled"; // which server and driver tell whichever is the first
      }
      throw (Exception) e.getCause();
    } finally {
      threads.shutdown();
    }
  }

  private static void timeout(Stage stage) throws Exception {
    try (Statement statement = stage.statement()) {
      stage.sees("at first", statement::getQueryTimeout);
      stage.does("less", () -> statement.setQueryTimeout(-1));
      stage.does("set", () -> statement.setQueryTimeout(1));
      stage.sees("set", statement::getQueryTimeout);
      if (endsQueries(stage)) {
        stage.sees("query", () -> statement.executeQuery(slow(stage)));
      }
      stage.sees("afterwards", () -> statement.executeQuery(stage.query()));
      stage.sees("still", statement::getQueryTimeout);
    }
    try (PreparedStatement statement = stage.connection().prepareStatement(slow(stage))) {
      stage.does("set prepared", () -> statement.setQueryTimeout(1));
      if (endsQueries(stage)) {
        stage.sees("prepared", statement::executeQuery);
      }
    }
  }

  /** To some drivers the timeout of a query is how long it waits for a lock. */
  private static boolean endsQueries(Stage stage) {
    return !stage.server().words().name().startsWith("sqlite");
  }

  private static void network(Stage stage) throws Exception {
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try (Connection connection = stage.another();
        Statement statement = connection.createStatement()) {
      stage.sees("at first", connection::getNetworkTimeout);
      stage.does("none", () -> connection.setNetworkTimeout(null, 5));
      stage.does("less", () -> connection.setNetworkTimeout(threads, -5));
      stage.does("set", () -> connection.setNetworkTimeout(threads, 900));
      stage.sees("set", connection::getNetworkTimeout);
      if (stage.server().words().name().matches("postgresql.*|mariadb.*|mysql.*")) {
        stage.sees("query", () -> statement.executeQuery(slow(stage)));
        stage.sees("closed", connection::isClosed);
        stage.sees("valid", () -> connection.isValid(2));
        stage.sees("afterwards", () -> statement.executeQuery(stage.query()));
      }
    } finally {
      threads.shutdown();
    }
  }

  private static void abort(Stage stage) throws Exception {
    try (Connection connection = stage.another();
        Statement statement = connection.createStatement()) {
      stage.does("without executor", () -> connection.abort(null));
      ResultSet rows = statement.executeQuery(stage.query());
      stage.does("abort", () -> connection.abort(Runnable::run));
      stage.sees("closed", connection::isClosed);
      stage.sees("rows", rows::next);
      stage.sees("query", () -> statement.executeQuery(stage.query()));
      stage.sees("statement", () -> connection.createStatement() != null);
      stage.sees("valid", () -> connection.isValid(2));
      stage.does("again", () -> connection.abort(Runnable::run));
    }
  }

  private static void closed(Stage stage) throws Exception {
    Connection connection = stage.another();
    Statement statement = connection.createStatement();
    ResultSet rows = statement.executeQuery(stage.query());
    connection.close();
    stage.does("close again", connection::close);
    stage.sees("closed", connection::isClosed);
    stage.sees("valid", () -> connection.isValid(1));
    stage.sees("rows", rows::next);
    stage.sees("statement closed", statement::isClosed);
    stage.sees("query", () -> statement.executeQuery(stage.query()));
    stage.sees("create", () -> connection.createStatement() != null);
    stage.sees("prepare", () -> connection.prepareStatement(stage.query()) != null);
    stage.sees("call", () -> connection.prepareCall("{call nothing()}") != null);
    stage.does("commit", connection::commit);
    stage.does("rollback", connection::rollback);
    stage.sees("auto-commit", connection::getAutoCommit);
    stage.does("set auto-commit", () -> connection.setAutoCommit(false));
    stage.sees("metadata", () -> connection.getMetaData() != null);
    stage.sees("clob", () -> connection.createClob() != null);
    stage.sees("array", () -> connection.createArrayOf("integer", new Object[] {1}) != null);
    stage.sees("schema", connection::getSchema);
    stage.does("set schema", () -> connection.setSchema("x"));
    stage.sees("warnings", connection::getWarnings);
    stage.does("client info", () -> connection.setClientInfo("ApplicationName", "x"));
  }

  private static void clientInfo(Stage stage) throws Exception {
    try (Connection connection = stage.another()) {
      stage.sees("at first", () -> connection.getClientInfo("ApplicationName"));
      stage.does("set", () -> connection.setClientInfo("ApplicationName", "crm"));
      stage.sees("set", () -> connection.getClientInfo("ApplicationName"));
      stage.sees("all", () -> connection.getClientInfo().getProperty("ApplicationName"));
      stage.does("unknown", () -> connection.setClientInfo("Nonsense", "x"));
      stage.sees("unknown", () -> connection.getClientInfo("Nonsense"));
      Properties several = new Properties();
      several.setProperty("ApplicationName", "crm two");
      several.setProperty("ClientUser", "ada");
      stage.does("several", () -> connection.setClientInfo(several));
      stage.sees("several", () -> connection.getClientInfo("ApplicationName"));
      stage.does("null", () -> connection.setClientInfo("ApplicationName", null));
      stage.sees("null", () -> connection.getClientInfo("ApplicationName"));
      stage.sees("names", () -> connection.getMetaData().getClientInfoProperties());
      stage.sees("query", () -> connection.createStatement().executeQuery(stage.query()));
    }
  }

  private record Shard(int number) implements ShardingKey {}

  private static void sharding(Stage stage) throws Exception {
    Connection connection = stage.connection();
    ShardingKey key = new Shard(1);
    stage.does("set", () -> connection.setShardingKey(key));
    stage.does("set both", () -> connection.setShardingKey(key, key));
    stage.sees("if valid", () -> connection.setShardingKeyIfValid(key, 1));
    stage.sees("both if valid", () -> connection.setShardingKeyIfValid(key, key, 1));
    stage.sees("supported", () -> connection.getMetaData().supportsSharding());
  }

  private static void requests(Stage stage) throws Exception {
    Connection connection = stage.connection();
    stage.does("begin", connection::beginRequest);
    stage.sees("query", () -> connection.createStatement().executeQuery(stage.query()));
    stage.does("end", connection::endRequest);
    stage.sees("afterwards", () -> connection.createStatement().executeQuery(stage.query()));
  }

  /** What counts of a literal is what the database reads, not how it is written. */
  private static void literals(Stage stage) throws Exception {
    try (Statement statement = stage.statement()) {
      for (String value :
          List.of(
              "",
              "x",
              "it's",
              "'",
              "''",
              "back\\slash",
              "\\",
              "\\'",
              "\\\\'; drop",
              "a\nb",
              "Zo\u00eb \u20ac \ud83d\ude00",
              "100%_",
              "\"double\"",
              "$tag$")) {
        stage.sees("literal " + value, () -> read(statement, statement.enquoteLiteral(value)));
        stage.sees("nchar " + value, () -> read(statement, statement.enquoteNCharLiteral(value)));
        stage.sees(
            "found " + value,
            () -> {
              String sql = "update contact set email = " + statement.enquoteLiteral(value);
              return statement.executeUpdate(sql + " where id = 1")
                  + Stage.all(statement.executeQuery("select email from contact where id = 1"))
                      .toString();
            });
      }
      stage.sees("null", () -> statement.enquoteLiteral(null));
      stage.sees("null nchar", () -> statement.enquoteNCharLiteral(null));
    }
  }

  private static String read(Statement statement, String literal) throws SQLException {
    try (ResultSet rows = statement.executeQuery("select " + literal + " as x from aside")) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void names(Stage stage) throws Exception {
    try (Statement statement = stage.statement()) {
      for (String name :
          List.of(
              "",
              "x",
              "X1",
              "a_b",
              "1a",
              "a b",
              "select",
              "it's",
              "sem;i",
              "Zo\u00eb",
              "a\"b",
              "a`b",
              "\"quoted\"",
              "x".repeat(200),
              "nul\0")) {
        stage.sees("always " + name, () -> statement.enquoteIdentifier(name, true));
        stage.sees("if needed " + name, () -> statement.enquoteIdentifier(name, false));
        stage.sees("simple " + name, () -> statement.isSimpleIdentifier(name));
      }
      stage.sees("null", () -> statement.enquoteIdentifier(null, true));
      stage.sees("null simple", () -> statement.isSimpleIdentifier(null));
    }
  }

  private static void warnings(Stage stage) throws Exception {
    try (Statement statement = stage.statement()) {
      stage.sees("at first", statement::getWarnings);
      stage.sees("query", () -> statement.executeQuery(stage.query()));
      stage.sees("after", statement::getWarnings);
      stage.does("clear", statement::clearWarnings);
      stage.does("no escapes", () -> statement.setEscapeProcessing(false));
      stage.sees("query", () -> statement.executeQuery(stage.query()));
      stage.sees("escape", () -> statement.executeQuery("select {fn lcase('X')} as e from aside"));
      stage.sees("type", statement::getResultSetType);
      stage.sees("concurrency", statement::getResultSetConcurrency);
      stage.sees("direction", statement::getFetchDirection);
      stage.does("set direction", () -> statement.setFetchDirection(ResultSet.FETCH_FORWARD));
    }
  }
}
