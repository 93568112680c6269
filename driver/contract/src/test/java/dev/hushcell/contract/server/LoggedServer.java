package dev.hushcell.contract.server;

import dev.hushcell.internal.plan.Scoping;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A MariaDB or MySQL through one driver, with databases of one collation.
 *
 * @param words what it calls things
 * @param prefix of the URLs of the driver
 * @param collation of each database, as a clause; empty for what the server has
 * @param process may serve others too
 */
record LoggedServer(
    Words words, String prefix, String collation, LoggedProcess process, Traits traits)
    implements Server {
  private static final List<String> TOLD =
      List.of(
          "SELECT SQL_TEXT FROM performance_schema.events_statements_current",
          "SELECT SQL_TEXT FROM performance_schema.events_statements_history_long",
          "SELECT DIGEST_TEXT FROM performance_schema.events_statements_summary_by_digest",
          "SELECT SQL_TEXT FROM performance_schema.prepared_statements_instances",
          "SELECT PROCESSLIST_INFO FROM performance_schema.threads",
          "SELECT VARIABLE_VALUE FROM performance_schema.user_variables_by_thread",
          "SELECT INFO FROM information_schema.PROCESSLIST");

  @Override
  public String name() {
    return words.name();
  }

  @Override
  public Base fresh() throws SQLException {
    String database = process.fresh(collation);
    return new Base(
        prefix + "//" + process.address() + "/" + database + process.options(),
        database,
        process.password(database),
        process.options().isEmpty() ? '?' : '&');
  }

  @Override
  public void discard(Base base) throws SQLException {
    process.run("DROP DATABASE " + base.name());
  }

  @Override
  public void tidy() throws SQLException {
    process.tidy();
  }

  @Override
  public Optional<Scoping> scoping() {
    return traits.scoping();
  }

  @Override
  public boolean takes(String statement) {
    return !traits.lacks().matcher(statement).find();
  }

  /** MySQL's driver says of text whether its collation tells case apart; cells always do. */
  @Override
  public String comparable(String told) {
    return words.names().contains("mysql-itself") && collation.isEmpty()
        ? told.replaceAll(" case=\\w+", "")
        : told;
  }

  @Override
  public Optional<Confusion> confusion() {
    return Optional.of(new Confusion(traits.tongue(), "", this::generalLog));
  }

  private Path generalLog(Base base) throws SQLException {
    try (Connection connection = base.plain();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("select @@global.general_log_file")) {
      found.next();
      return traces().get(0).resolve(found.getString(1));
    }
  }

  @Override
  public List<Path> traces() {
    return process.files();
  }

  @Override
  public List<Path> logs() {
    return process.logs();
  }

  @Override
  public List<String> told() throws SQLException {
    List<String> told = new ArrayList<>();
    for (String query : TOLD) {
      told.addAll(process.texts(query));
    }
    return told;
  }

  @Override
  public boolean restart() throws Exception {
    return process.restart();
  }

  @Override
  public void flush() throws SQLException {
    process.flush();
  }

  @Override
  public void close() throws Exception {
    process.released();
  }

  @Override
  public String toString() {
    return name();
  }
}
