package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.dialect.h2.H2Tables;
import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.keyring.CatalogueConnections;
import dev.hushcell.internal.keyring.DataKey;
import dev.hushcell.internal.keyring.JdkModule;
import dev.hushcell.internal.keyring.Timing;
import dev.hushcell.internal.keyring.catalogue.CatalogueSql;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.observe.Observer;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.SchemaChange;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TableName;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;

/** A named H2 database in memory, a key store, and ledgers over them. */
public final class Ledgers implements AutoCloseable {
  /** What is known of types; a test may bring more. */
  TypeKnowledge types = new TextTypes();

  private static final AtomicInteger COUNT = new AtomicInteger();
  public static final TableName CONTACT = new TableName("PUBLIC", "CONTACT");

  public final String url;
  private final String user;
  public final MemoryKeyStore keyStore = new MemoryKeyStore();
  public final AtomicLong clock = new AtomicLong();
  public final H2Connections connections;
  public final AtomicLong paused = new AtomicLong();

  public Optional<Path> anchor = Optional.empty();

  /** How far the clock of this process is ahead. */
  public volatile Duration ahead = Duration.ZERO;

  /** Whether the clock of the database is that of the process. */
  public boolean oneClock;

  /** How far the clock of the database is. */
  public volatile Duration databaseAhead = Duration.ZERO;

  /** Pauses are counted, not waited for; races need real ones. */
  public Timing.Pause pause = paused::addAndGet;

  /** Runs at once what would run in the background. */
  Executor background = Runnable::run;

  public Observer observer = new Observer() {};

  /** Times are as long as they can be. */
  public DoubleSupplier chance = () -> 1;

  public final List<ColumnRule> rules = new ArrayList<>();

  public Ledgers() {
    this("jdbc:h2:mem:ledger" + COUNT.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
  }

  public Ledgers(String url) {
    this(url, "sa");
  }

  public Ledgers(String url, String user) {
    this.url = url;
    this.user = user;
    this.connections = new H2Connections(url, user, "h2:crm");
  }

  public Ledger open() {
    return open(connections, keyStore, Set.of());
  }

  public Ledger open(CatalogueConnections from, KeyWrapper store, Set<String> fingerprints) {
    return open(from, store, new JdkModule(), fingerprints);
  }

  Ledger open(
      CatalogueConnections from, KeyWrapper store, FipsModule module, Set<String> fingerprints) {
    return open(from, List.of(store), module, fingerprints);
  }

  /** Opens a ledger with several key stores, as while keys move from one to another. */
  public Ledger open(KeyWrapper... stores) {
    return open(connections, List.of(stores), new JdkModule(), Set.of());
  }

  /** The same over other connections. */
  public Ledger open(CatalogueConnections from, List<KeyWrapper> stores) {
    return open(from, stores, new JdkModule(), Set.of());
  }

  private Ledger open(
      CatalogueConnections from,
      List<KeyWrapper> stores,
      FipsModule module,
      Set<String> fingerprints) {
    Ledger.Settings settings =
        new Ledger.Settings(rules, Set.of(), fingerprints, anchor, DataKey.Life.USUAL);
    Timing timing =
        new Timing(
            clock::get,
            () -> Instant.now().plus(ahead),
            pause,
            time -> time.plus(databaseAhead),
            background,
            chance);
    return new Ledger(from, stores, module, settings, tables(), timing, observer);
  }

  /** A database with a clock of its own, as on another machine, unless a test wants one clock. */
  private DatabaseTables tables() {
    DatabaseTables h2 = new H2Tables(types);
    return oneClock ? h2 : TwoClocks.of(h2);
  }

  /** Returns what is known of types where a test brings nothing else. */
  public static TypeKnowledge types() {
    return new TextTypes();
  }

  /** Moves both clocks on that tell the time of day. */
  public void pass(Duration time) {
    ahead = ahead.plus(time);
    databaseAhead = databaseAhead.plus(time);
  }

  public static ColumnRule rule(String table, String column, Search search) {
    return new ColumnRule(
        Optional.empty(),
        table,
        column,
        search,
        Compare.UNSPECIFIED,
        (table + "." + column).toLowerCase(Locale.ROOT),
        Optional.empty(),
        0,
        Storage.BINARY,
        Set.of());
  }

  static ColumnRule textual(ColumnRule rule) {
    return new ColumnRule(
        rule.schema(),
        rule.table(),
        rule.column(),
        rule.search(),
        rule.compare(),
        rule.key(),
        rule.type(),
        rule.pad(),
        Storage.TEXT,
        rule.accept());
  }

  static ColumnRule typed(ColumnRule rule, String type) {
    return new ColumnRule(
        rule.schema(),
        rule.table(),
        rule.column(),
        rule.search(),
        rule.compare(),
        rule.key(),
        Optional.of(type),
        rule.pad(),
        rule.storage(),
        rule.accept());
  }

  public static ProtectedColumn column(TableName table, String name, String type, Search search) {
    return new TextTypes()
        .derive(rule(table.table(), name, search), new ColumnName(table, name), type, "");
  }

  public static ProtectedColumn column(
      TableName table, String name, String type, Search search, String key) {
    ColumnRule rule = rule(table.table(), name, search);
    ColumnRule keyed =
        new ColumnRule(
            rule.schema(),
            rule.table(),
            rule.column(),
            rule.search(),
            rule.compare(),
            key,
            rule.type(),
            rule.pad(),
            rule.storage(),
            rule.accept());
    return new TextTypes().derive(keyed, new ColumnName(table, name), type, "");
  }

  public static SchemaChange.CreateTable create(ProtectedColumn... columns) {
    return new SchemaChange.CreateTable(columns[0].name().table(), List.of(columns));
  }

  /** Announces and creates CONTACT with EMAIL, searchable, and PHONE, randomized. */
  public void createContact(Ledger ledger) throws SQLException {
    ProtectedColumn email = column(CONTACT, "EMAIL", "VARCHAR(100)", Search.EQUALITY);
    ProtectedColumn phone = column(CONTACT, "PHONE", "VARCHAR(20)", Search.NONE);
    SchemaChange.CreateTable create = create(email, phone);
    ledger.announce(List.of(create));
    TextTypes types = new TextTypes();
    run(
        "CREATE TABLE CONTACT (ID INT PRIMARY KEY, EMAIL "
            + types.storageType(email)
            + " "
            + types.checkClause(email)
            + ", PHONE "
            + types.storageType(phone)
            + " "
            + types.checkClause(phone)
            + ")");
    ledger.confirm(List.of(create));
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, "");
  }

  public void run(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  public List<String> query(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  /** Returns statements that put the catalogue back as it is now. */
  public List<String> backup() throws SQLException {
    String tables = String.join(", ", CatalogueSql.TABLES);
    return query("SCRIPT TABLE " + tables).stream()
        .filter(line -> !line.startsWith("CREATE USER"))
        .toList();
  }

  public void restore(List<String> backup) throws SQLException {
    run("DROP TABLE " + String.join(", ", CatalogueSql.TABLES));
    run(backup.toArray(String[]::new));
  }

  /** Returns every row of the catalogue as text, to show that nothing was written. */
  public List<String> catalogueRows() throws SQLException {
    List<String> rows = new ArrayList<>();
    for (String table : CatalogueSql.TABLES) {
      boolean there =
          !query(
                  "SELECT 1 FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME = '"
                      + table.toUpperCase(Locale.ROOT)
                      + "'")
              .isEmpty();
      if (there) {
        rows.addAll(query("SELECT mac FROM " + table + " ORDER BY mac"));
      }
    }
    return rows;
  }

  Ledgers withRealPauses() {
    pause = Thread::sleep;
    return this;
  }

  public void move(long nanoseconds) {
    clock.addAndGet(nanoseconds);
  }

  @Override
  public void close() throws SQLException {
    run("SHUTDOWN");
  }
}
