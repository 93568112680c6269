package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.dialect.DiskExam;
import dev.hushcell.internal.dialect.LinkExam;
import dev.hushcell.internal.dialect.OwnSettings;
import dev.hushcell.internal.dialect.QueryUrl;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables;
import dev.hushcell.internal.model.UrlForm;
import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.rewriting.RewritingTables;
import dev.hushcell.internal.schema.InformationSchema;
import dev.hushcell.internal.value.RealDriver;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * MySQL or MariaDB, through either driver. What others call a schema is a database here, which JDBC
 * calls a catalogue.
 */
public final class MysqlDatabase implements Database {
  private static final List<String> DRIVERS = List.of("MariaDB Connector/J", "MySQL Connector/J");

  private final Flavour flavour;
  private final MysqlDriver driver;
  private final DatabaseTables tables;

  private MysqlDatabase(Flavour flavour, MysqlDriver driver) {
    this.flavour = flavour;
    this.driver = driver;
    this.tables = new MysqlTables(flavour, new MysqlTypes(flavour, driver));
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
  public String name() {
    return flavour.product();
  }

  /** MySQL's driver connects to MariaDB and the other way round. */
  @Override
  public boolean hasUrl(String url) {
    return url.startsWith("jdbc:mariadb:") || url.startsWith("jdbc:mysql:");
  }

  /** One of the two drivers decodes settings and the other does not. */
  @Override
  public UrlForm urls() {
    return new QueryUrl(false, "initSql");
  }

  @Override
  public boolean isProduct(String product) {
    return product.equals("MySQL") || product.equals("MariaDB");
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
    return driver == MysqlDriver.MYSQL && Versions.isProven(version);
  }

  @Override
  public SqlRules rules() {
    return flavour == Flavour.MARIADB ? MysqlRules.ofMaria() : MysqlRules.ofMysql();
  }

  @Override
  public RealDriver driver() {
    return driver;
  }

  @Override
  public DatabaseTables tables() {
    return tables;
  }

  @Override
  public Optional<RewritingTables> rewriting() {
    return Optional.of(new MysqlRewriting(new MysqlTypes(flavour, driver)));
  }

  @Override
  public InformationSchema catalog(Connection connection) {
    return new MysqlInformationSchema(connection, flavour);
  }

  @Override
  public OwnSettings ownSettings() {
    return MysqlSession.OWN;
  }

  @Override
  public LinkExam link() {
    return new MysqlLink();
  }

  @Override
  public DiskExam disk() {
    return new MysqlDisk(flavour);
  }

  @Override
  public Set<String> systemSchemas() {
    return Set.of("information_schema", "mysql", "performance_schema", "sys");
  }

  @Override
  public boolean isUnnamed(Connection connection) {
    return false;
  }

  /** The address that the client was given: what the server says of itself anybody could say. */
  @Override
  public Optional<String> place(Connection connection) throws SQLException {
    return Optional.of(MysqlUrl.address(connection.getMetaData().getURL()));
  }
}
