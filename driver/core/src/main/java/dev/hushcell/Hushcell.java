package dev.hushcell;

import dev.hushcell.admin.AuditReport;
import dev.hushcell.admin.AuditTerms;
import dev.hushcell.admin.AuditUse;
import dev.hushcell.admin.CatalogueImport;
import dev.hushcell.admin.Columns;
import dev.hushcell.admin.Erasures;
import dev.hushcell.admin.ImportOptions;
import dev.hushcell.admin.Keys;
import dev.hushcell.discovery.Discovery;
import dev.hushcell.discovery.DiscoveryOptions;
import dev.hushcell.explain.Explanation;
import dev.hushcell.explain.LintReport;
import dev.hushcell.internal.assembly.Databases;
import dev.hushcell.internal.assembly.DriverConnections;
import dev.hushcell.internal.assembly.PlainComparisons;
import dev.hushcell.internal.assembly.ProtectionCheck;
import dev.hushcell.internal.assembly.StatusSource;
import dev.hushcell.internal.assembly.WarmUp;
import dev.hushcell.internal.audit.UseReader;
import dev.hushcell.internal.config.FipsUse;
import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.source.Environment;
import dev.hushcell.internal.discovery.DatabaseScan;
import dev.hushcell.internal.dryrun.DryRunFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.explain.Script;
import dev.hushcell.internal.jdbc.KeyedReading;
import dev.hushcell.policy.MappedColumn;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;

/** Shows whether and how data is protected. Thread-safe; all answers are snapshots. */
public final class Hushcell {
  private Hushcell() {}

  /**
   * Has the certified FIPS module started in the background, and loaded what statements need, and
   * returns at once; for applications that connect a little later and shall not wait for it then.
   * What keeps the module from starting is reported by the connections. Where {@code fips.module}
   * names another version, connections still wait for that.
   */
  public static void warmUp() {
    WarmUp.everything("");
  }

  /**
   * Erases the keys that no open connection uses; without this they stay in memory for five minutes
   * after the last connection was closed. For whatever ends an application in a process that goes
   * on. Affects connections by {@code DriverManager} and by pools that ask it, such as HikariCP; a
   * data source of ours erases its keys when it is closed.
   */
  public static void eraseUnusedKeys() {
    DriverManager.drivers()
        .filter(HushcellDriver.class::isInstance)
        .map(HushcellDriver.class::cast)
        .forEach(HushcellDriver::eraseUnusedKeys);
  }

  /**
   * Returns the state of the certified FIPS module, which is started if it was not. Where {@code
   * fips.module} names another version, {@link #status(Connection)} returns the state of that one.
   *
   * @throws SQLException with a code {@code HC-11…} when the module does not start or cannot be
   *     proven to be the right one in approved mode; nothing is encrypted or decrypted then
   */
  public static ModuleStatus status() throws SQLException {
    return SqlErrors.guard(() -> Statuses.of(FipsUse.USUAL));
  }

  /**
   * Returns what protects the database behind a connection.
   *
   * @param connection a connection made by {@link HushcellDriver} or {@link HushcellDataSource}, or
   *     a pool's connection around one
   * @throws SQLException when the connection is none of ours or the database does not answer
   */
  public static HushcellStatus status(Connection connection) throws SQLException {
    StatusSource source = connection.unwrap(StatusSource.class);
    return SqlErrors.guard(() -> Statuses.of(source.facts()));
  }

  /**
   * Explains what a statement would do, without sending it: what would be sealed, compared, opened,
   * activated and changed in its text, or with which code it would be refused.
   *
   * <p>The tables and the catalogue are looked at; nothing is written, activated or sealed, and no
   * key is needed. The answer holds no value, literal or comment of the text.
   *
   * @param connection as for {@link #status(Connection)}
   * @param sql one statement, or several that would be sent in one text
   * @throws SQLException with code {@code HC-1044} when the connection is none of ours; when the
   *     database or the catalogue cannot be looked at now
   */
  public static Explanation explain(Connection connection, String sql) throws SQLException {
    return SqlErrors.guard(() -> ours(connection).explain(sql));
  }

  /**
   * Explains each statement of a script by itself; for builds and reviews. Statements stand between
   * semicolons. Nothing is run, so what a statement would change (tables, the current schema) is
   * not there for the ones after it.
   *
   * @param connection as for {@link #status(Connection)}, to a database that has the tables
   * @param script the statements
   * @throws SQLException as {@link #explain} throws it
   */
  public static LintReport lint(Connection connection, String script) throws SQLException {
    StatusSource source = ours(connection);
    return SqlErrors.guard(() -> new Script(source.lexer(), script).lint(source::explain));
  }

  /**
   * Returns what an administrator does with the keys behind a connection: show them, change the
   * key-encryption key, move to another key store, destroy. The answer works until the connection
   * is closed; it works on other connections to the same database, so this one may have a
   * transaction open.
   *
   * @param connection as for {@link #status(Connection)}
   * @throws SQLException with code {@code HC-1044} when the connection is none of ours
   */
  public static Keys keys(Connection connection) throws SQLException {
    return SqlErrors.guard(ours(connection)::keys);
  }

  /**
   * Returns what an administrator does with columns that hold values from before they were
   * declared: encrypts them while applications use the table. The answer works until the connection
   * is closed; it works on other connections to the same database.
   *
   * @param connection as for {@link #status(Connection)}
   * @throws SQLException with code {@code HC-1044} when the connection is none of ours
   */
  public static Columns columns(Connection connection) throws SQLException {
    return SqlErrors.guard(ours(connection)::columns);
  }

  /** Returns what forgets persons as {@code subject:} declares it; as {@link #columns} does. */
  public static Erasures erasures(Connection connection) throws SQLException {
    return SqlErrors.guard(ours(connection)::erasures);
  }

  /**
   * Verifies an audit that {@code audit.file} of a configuration had written: that no line was
   * changed, removed, added or moved. Keys of the catalogues of the database prove it line by line.
   * What they cannot prove counts as found, unless the terms name it: lines of other catalogues,
   * files without a line, beginnings that are not there.
   *
   * @param connection as for {@link #status(Connection)}
   * @param files the files of the audit in their order; usually one
   * @param terms what is known besides the files; without a noted line, lines that are missing at
   *     the end are not noticed
   * @throws SQLException with code {@code HC-1044} when the connection is none of ours, with {@code
   *     HC-1401} when a file cannot be read
   */
  public static AuditReport verifyAudit(Connection connection, List<Path> files, AuditTerms terms)
      throws SQLException {
    return SqlErrors.guard(() -> ours(connection).verifyAudit(files, terms));
  }

  /**
   * Adds up who used how many cells, from the lines of an audit as they stand in its files: nothing
   * is verified, and no database or key store is asked.
   *
   * @param files the files of the audit in their order; usually one
   * @param each for each minute, hour or day by itself; empty for all of the time
   * @throws SQLException with code {@code HC-1401} when a file cannot be read
   */
  public static AuditUse auditUse(List<Path> files, Optional<ChronoUnit> each) throws SQLException {
    return SqlErrors.guard(() -> new UseReader(each).read(files));
  }

  /**
   * Puts a catalogue back that was exported by {@code keys(connection).exportCatalogue(schema)},
   * where its tables were lost or damaged. It must be right by its own tags, the one that the key
   * store, the configuration or the anchor vouches for, and not older than what is there. Stop the
   * applications first, or restart them afterwards.
   *
   * <p>Takes a URL instead of a connection, because a database whose catalogue is damaged refuses
   * connections.
   *
   * @param url as for {@link HushcellDriver}
   * @param properties user, password and settings, as for {@link HushcellDriver#connect}
   * @param exported the text
   * @throws SQLException with a code {@code HC-13…} when it refuses; nothing was written then
   */
  public static CatalogueImport importCatalogue(
      String url, Properties properties, String exported, ImportOptions options)
      throws SQLException {
    Environment surroundings = Environment.ofProcess();
    try (DriverConnections connections = DriverConnections.of(surroundings)) {
      return SqlErrors.guard(
          () ->
              connections.importCatalogue(
                  Databases.target(url, properties, surroundings), exported, options));
    }
  }

  /**
   * Returns the statements that make the tables of keys in a schema, and the grants that the user
   * of an application needs, for an administrator to run where {@code keys.create: admin} is set or
   * the application may not make tables.
   *
   * @param connection as for {@link #status(Connection)}
   * @param schema as the database stores its name
   */
  public static List<String> catalogueDefinition(Connection connection, String schema)
      throws SQLException {
    return ours(connection).catalogueDefinition(schema);
  }

  /**
   * Scans a database, as it is without Hushcell, for columns that should perhaps be protected: by
   * their names in several languages, and by the form of some of their values. It reads only, in a
   * transaction of its own where the connection is in none, and keeps and tells names and counts,
   * never a value.
   *
   * @param connection a connection of the real driver, of any database; used until this returns
   * @param options how much to look at
   * @throws SQLException with code {@code HC-1045} when the connection is one of Hushcell, through
   *     which a look could activate columns; else as the real driver throws it
   */
  public static Discovery discover(Connection connection, DiscoveryOptions options)
      throws SQLException {
    if (connection.isWrapperFor(StatusSource.class)) {
      throw SqlErrors.of(
          ConfigFault.NOT_PLAIN.fault(
              "the connection is a Hushcell connection, and reading a table through"
                  + " it could activate its columns; discover with a connection of the real"
                  + " driver"));
    }
    return new DatabaseScan(
            connection,
            options,
            Databases.systemSchemas(),
            new PlainComparisons(connection),
            System::nanoTime)
        .run();
  }

  /**
   * Scans as {@link #discover(Connection, DiscoveryOptions)} does, over one connection of a data
   * source.
   *
   * @throws SQLException as there
   */
  public static Discovery discover(DataSource dataSource, DiscoveryOptions options)
      throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return discover(connection, options);
    }
  }

  /**
   * Opens a value of a protected column by the key of its row, to be read in parts. For values that
   * are too large for the heap where the driver of the database holds a whole field: here a part is
   * read at a time, by statements on the connection. For other values a query is simpler.
   *
   * <p>It may be opened where a query may select the column, and is counted and audited as one
   * cell. While it is read, nobody should change it: a change is noticed, and reading fails with
   * {@code HC-4043}. In a transaction with REPEATABLE READ no change is seen.
   *
   * @param connection as for {@link #status(Connection)}; used until the answer is closed, and not
   *     to be closed before
   * @param table as the database stores its name or as SQL writes it without quotes, with or
   *     without a schema and a point before it
   * @param column likewise
   * @param key columns that are not protected, likewise, with their values: all of a primary key,
   *     or of a unique constraint over columns that are NOT NULL
   * @return the value; empty when there is no such row, or NULL in it
   * @throws SQLException with code {@code HC-1044} when the connection is none of ours, {@code
   *     HC-1051} in a dry run, {@code HC-4042} when the column is not protected or the key does not
   *     identify a row; else as a query of the column throws it
   */
  public static Optional<LargeValue> largeValue(
      Connection connection, String table, String column, Map<String, ?> key) throws SQLException {
    if (ours(connection).dryRun().isPresent()) {
      throw SqlErrors.of(
          DryRunFault.NOTHING_PROTECTED.fault(
              "this is a dry run, in which no column is protected, and a large value is read with a"
                  + " query; remove dry-run from the configuration"));
    }
    return connection
        .unwrap(KeyedReading.class)
        .readByKey(connection, table, column, key)
        .map(LargeValue::new);
  }

  private static StatusSource ours(Connection connection) throws SQLException {
    if (!connection.isWrapperFor(StatusSource.class)) {
      throw SqlErrors.of(
          ConfigFault.NOT_OURS.fault(
              "the connection is not a Hushcell connection, so nothing is known about"
                  + " its database; put jdbc:hushcell: in front of the URL, or wrap the"
                  + " data source in a HushcellDataSource"));
    }
    return connection.unwrap(StatusSource.class);
  }

  /**
   * Refuses when a column is not protected: neither activated nor declared by the configuration or
   * an annotation. For persistence frameworks and for checks at start: asks nothing of the tables,
   * which need not exist yet.
   *
   * @param connection as for {@link #status(Connection)}
   * @param columns where attributes that must be protected are stored
   * @throws SQLException with code {@code HC-1044} when there are columns and the connection is
   *     none of ours, with {@code HC-1043} and all columns concerned when some are not protected,
   *     with {@code HC-1051} in a dry run
   */
  public static void requireProtected(Connection connection, Collection<MappedColumn> columns)
      throws SQLException {
    if (!columns.isEmpty()) {
      SqlErrors.guard(
          () -> {
            new ProtectionCheck(connection).require(columns);
            return Boolean.TRUE;
          });
    }
  }

  /**
   * Refuses as {@link #requireProtected} does, but not because of a dry run: for persistence
   * frameworks, whose statements are to be assessed then. Who must not write in clear calls the
   * other one.
   *
   * @throws SQLException as there, but never with {@code HC-1051}
   */
  public static void requireDeclared(Connection connection, Collection<MappedColumn> columns)
      throws SQLException {
    if (!columns.isEmpty()) {
      SqlErrors.guard(
          () -> {
            new ProtectionCheck(connection).requireDeclared(columns);
            return Boolean.TRUE;
          });
    }
  }
}
