package dev.hushcell.contract.server;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A server whose driver is given options, on both sides.
 *
 * @param options as they stand in a URL, apart by {@code &} or {@code ;}
 */
record WithOptions(Server server, String options) implements Server {
  @Override
  public String name() {
    return server.name() + "?" + options;
  }

  @Override
  public Optional<String> absent() {
    return server.absent();
  }

  @Override
  public String settings() {
    return server.settings();
  }

  @Override
  public boolean tellsTypes() {
    return server.tellsTypes();
  }

  /** Sent without its type, a parameter that is only tested for NULL has none. */
  @Override
  public boolean takes(String statement) {
    return server.takes(statement)
        && (!options.contains("stringtype=unspecified") || !statement.contains("? is null"));
  }

  @Override
  public Base fresh() throws SQLException {
    Base base = server.fresh();
    char separator = base.separator() == '?' ? '&' : base.separator();
    String url = base.url() + base.separator() + options;
    return new Base(url, base.user(), base.password(), separator);
  }

  @Override
  public void discard(Base base) throws SQLException, IOException {
    server.discard(base);
  }

  @Override
  public Words words() {
    return server.words();
  }

  @Override
  public List<Path> traces() {
    return server.traces();
  }

  @Override
  public List<Path> logs() {
    return server.logs();
  }

  @Override
  public List<String> told() throws SQLException {
    return server.told();
  }

  @Override
  public boolean restart() throws Exception {
    return server.restart();
  }

  @Override
  public void flush() throws SQLException {
    server.flush();
  }

  /** The server is closed by whoever started it. */
  @Override
  public void close() {}

  @Override
  public String toString() {
    return name();
  }
}
