package dev.hushcell.contract.server;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;

/** MariaDB through one of its two drivers, with databases that compare text exactly. */
final class MariaServer implements Server {
  private static final Words WORDS =
      Words.standard("mariadb")
          .with("identity", "BIGINT AUTO_INCREMENT")
          .with("double", "DOUBLE")
          .with("first", "LIMIT %s")
          .with("same", "<=>")
          .without("zoned")
          .without("merge");

  private final String name;
  private final String prefix;
  private final MariaProcess process;

  private MariaServer(String name, String prefix, MariaProcess process) {
    this.name = name;
    this.prefix = prefix;
    this.process = process;
  }

  /** Through MariaDB Connector/J. */
  static Server ofMariaDb(Supplier<MariaProcess> process) {
    return new MariaServer("mariadb", "jdbc:mariadb:", process.get());
  }

  /** Through MySQL Connector/J, which takes it for MySQL. */
  static Server ofMysql(Supplier<MariaProcess> process) {
    return new MariaServer("mysql-driver", "jdbc:mysql:", process.get());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Base fresh() throws SQLException {
    String database = process.fresh("utf8mb4_nopad_bin");
    return new Base(prefix + "//" + process.address() + "/" + database, database, database, '?');
  }

  @Override
  public Words words() {
    return new Words(name, WORDS.meanings());
  }

  @Override
  public List<Path> traces() {
    return process.files();
  }

  @Override
  public void flush() throws SQLException {
    process.run("FLUSH LOGS");
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
