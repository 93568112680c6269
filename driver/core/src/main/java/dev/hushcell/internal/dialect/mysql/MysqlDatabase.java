package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.dialect.QueryUrl;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.schema.InformationSchema;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * MySQL or MariaDB, through either driver. What others call a schema is a database here, which JDBC
 * calls a catalogue.
 */
public final class MysqlDatabase extends Database {
  private static final List<String> DRIVERS = List.of("MariaDB Connector/J", "MySQL Connector/J");

  /** What either says of characteristics of a transaction that has begun. */
  private static final int IN_TRANSACTION = 1568;

  private final Flavour flavour;
  private final MysqlDriver driver;

  /**
   * Builds it. Either driver connects to either database; one of the two decodes settings and the
   * other does not.
   */
  private MysqlDatabase(Flavour flavour, MysqlDriver driver) {
    super(
        new Parts(
            flavour.product(),
            Set.of("MySQL", "MariaDB"),
            Set.of("jdbc:mariadb:", "jdbc:mysql:"),
            new QueryUrl(false, "initSql"),
            flavour == Flavour.MARIADB ? MysqlRules.MARIADB : MysqlRules.MYSQL,
            driver,
            new MysqlTables(flavour, new MysqlTypes(flavour, driver)),
            new MysqlRewriting(new MysqlTypes(flavour, driver)),
            MysqlSession.OWN,
            new MysqlLink(),
            new MysqlDisk(flavour),
            Set.of("information_schema", "mysql", "performance_schema", "sys")));
    this.flavour = flavour;
    this.driver = driver;
  }

  /** Returns both databases behind both drivers. */
  public static List<Database> all() {
    List<Database> all = new ArrayList<>();
    for (Flavour flavour : Flavour.values()) {
      for (String driver : DRIVERS) {
        all.add(new MysqlDatabase(flavour, MysqlDriver.of(driver, flavour)));
      }
    }
    return List.copyOf(all);
  }

  @Override
  public boolean isBehind(DatabaseMetaData metaData) throws SQLException {
    return isProduct(metaData.getDatabaseProductName())
        && Flavour.ofVersion(metaData.getDatabaseProductVersion()) == flavour
        && MysqlDriver.of(metaData.getDriverName(), flavour) == driver;
  }

  /** Through MariaDB's driver it was not. */
  @Override
  public boolean isProven(String version) {
    return driver == MysqlDriver.MYSQL && Flavour.isProven(version);
  }

  @Override
  public InformationSchema catalog(Connection connection) {
    return new MysqlInformationSchema(connection, flavour);
  }

  /** Neither database tells; both refuse to say now what the next transaction is to be like. */
  @Override
  public boolean isInTransaction(Connection connection) throws SQLException {
    try {
      Rows.run(connection, "SET TRANSACTION READ WRITE");
      return false;
    } catch (SQLException refused) {
      if (refused.getErrorCode() == IN_TRANSACTION) {
        return true;
      }
      throw refused;
    }
  }

  /** The address that the client was given: what the server says of itself anybody could say. */
  @Override
  public boolean isPlacedByHost() {
    return true;
  }

  @Override
  public Optional<String> place(Connection connection) throws SQLException {
    return Optional.of(address(connection.getMetaData().getURL()));
  }

  /** Returns the hosts and ports, without user and settings. */
  static String address(String url) {
    int begin = url.indexOf("//");
    if (begin < 0) {
      return url;
    }
    int end = begin + 2;
    while (end < url.length() && "/?".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return Arrays.stream(url.substring(begin + 2, end).split(","))
        .map(MysqlDatabase::host)
        .collect(Collectors.joining(","));
  }

  private static String host(String written) {
    String host = written.substring(written.lastIndexOf('@') + 1).strip();
    boolean named = host.isEmpty() || host.contains("=") || host.startsWith("(");
    boolean ported = host.lastIndexOf(':') > host.lastIndexOf(']');
    return named || ported ? host : host + ":3306";
  }
}
