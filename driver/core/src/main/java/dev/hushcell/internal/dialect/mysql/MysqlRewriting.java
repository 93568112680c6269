package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.Rewriting.Column;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.internal.rewriting.ShadowTables;
import dev.hushcell.internal.rewriting.TableCare;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rewrites columns in MariaDB and MySQL: invisible beside the old ones, exchanged by one definition
 * under a lock of the table. Definitions are in no transaction here, so the names of the columns
 * tell first that they were exchanged, and the record follows.
 */
final class MysqlRewriting implements ShadowTables {
  private final MysqlTypes types;
  private final OnlineDdl online;

  MysqlRewriting(MysqlTypes types) {
    this.types = types;
    this.online = OnlineDdl.of(types.flavour());
  }

  @Override
  public TableCare care() {
    return new MysqlCare(types.flavour());
  }

  @Override
  public List<String> objections(
      Connection connection, TableName table, List<NewColumn> columns, List<String> unsearchable)
      throws SQLException {
    return new MysqlObjections(connection, types, table).all(columns, unsearchable);
  }

  @Override
  public Set<String> columns(Connection connection, TableName table) throws SQLException {
    return ExistingColumn.all(connection, types, table).keySet();
  }

  @Override
  public String keys() {
    return MysqlRewritingSql.KEYS;
  }

  @Override
  public List<String> keyObjections(Connection connection, TableName table) throws SQLException {
    return Rows.texts(connection, MysqlRewritingSql.KEY_OBJECTIONS, table);
  }

  @Override
  public List<String> selfChanging(Connection connection, TableName table) throws SQLException {
    return Rows.texts(connection, MysqlRewritingSql.SELF_CHANGING, table);
  }

  @Override
  public List<Trait> traits(Connection connection, Rewriting job) throws SQLException {
    return TableTraits.of(connection, job);
  }

  /** A CHECK that has the table copied keeps writers waiting. */
  @Override
  public Optional<Duration> blocking(
      Connection connection, TableName table, List<NewColumn> columns) throws SQLException {
    return online.checks()
        ? Optional.empty()
        : Optional.of(new MysqlCopying(connection, table).estimate(columns));
  }

  @Override
  public void addShadows(Connection connection, Rewriting job, List<NewColumn> shadows)
      throws SQLException {
    boolean begun = columns(connection, job.table()).contains(job.mark());
    boolean marking = triggers(connection, job).areMarking();
    if (begun && !marking) {
      dropShadows(connection, job); // rows may have changed without a mark
    }
    if (!begun || !marking) {
      // one bit takes nothing but 0 and 1, without a CHECK
      StringBuilder add = new StringBuilder("ADD COLUMN ").append(quote(job.mark()));
      add.append(" BIT(1) NOT NULL DEFAULT 1 INVISIBLE");
      for (int i = 0; i < shadows.size(); i++) {
        NewColumn shadow = shadows.get(i);
        add.append(", ADD COLUMN ").append(quote(shadow.name())).append(' ').append(shadow.type());
        add.append(" INVISIBLE ").append(condition(shadow.check())).append(" AFTER ");
        add.append(quote(job.columns().get(i).name()));
      }
      new MysqlDdl(connection).change(job.table(), add.toString(), online);
    }
    boolean unused = guard(connection, job);
  }

  @Override
  public boolean guard(Connection connection, Rewriting job) throws SQLException {
    if (isGuarded(connection, job)) {
      return false;
    }
    MarkingTriggers triggers = triggers(connection, job);
    triggers.make(triggers.filling(key(connection, job)), new MysqlDdl(connection)::run);
    return true;
  }

  @Override
  public boolean isGuarded(Connection connection, Rewriting job) throws SQLException {
    MarkingTriggers triggers = triggers(connection, job);
    return triggers.are(
        hasOld(connection, job) ? triggers.kept() : triggers.filling(key(connection, job)));
  }

  private MarkingTriggers triggers(Connection connection, Rewriting job) {
    return new MarkingTriggers(connection, types, job);
  }

  @Override
  public void asJob(Connection connection, Rewriting job) throws SQLException {
    Rows.run(connection, MarkingTriggers.asJob(job));
  }

  /** A constraint with a name would have the table copied; one of the column goes with its name. */
  private String condition(String check) {
    return check.isEmpty() || !online.checks()
        ? ""
        : check.substring(check.indexOf(" CHECK (") + 1);
  }

  @Override
  public void indexMarks(Connection connection, Rewriting job) throws SQLException {
    new RewrittenIndexes(connection, job).buildOfMarks();
  }

  @Override
  public void buildIndexes(Connection connection, Rewriting job) throws SQLException {
    new RewrittenIndexes(connection, job).build();
  }

  @Override
  public boolean exchange(
      Connection connection,
      Rewriting job,
      long patience,
      SqlCall.With<Connection, Boolean> rest,
      Recording recording)
      throws SQLException {
    connection.setAutoCommit(true);
    try {
      if (!lock(connection, job, patience)) {
        return false;
      }
      boolean before = columns(connection, job.table()).contains(job.columns().get(0).shadow());
      if (before) {
        if (!rest.run(connection)) {
          return false;
        }
        new MysqlExchange(connection, types, job).run();
      }
      recording.apart();
      return true;
    } finally {
      Rows.run(connection, "UNLOCK TABLES");
    }
  }

  private boolean lock(Connection connection, Rewriting job, long patience) throws SQLException {
    Rows.run(connection, online.patient(patience));
    try {
      Rows.run(connection, "LOCK TABLES " + name(job.table()) + " WRITE");
      return true;
    } catch (SQLException e) {
      if (e.getErrorCode() == online.expired()) {
        return false;
      }
      throw e;
    } finally {
      Rows.run(connection, online.asOthers());
    }
  }

  /** Whoever exchanges columns has the table locked. */
  @Override
  public void awaitExchange(Connection connection, Rewriting job) throws SQLException {
    new MysqlDdl(connection).run("LOCK TABLES " + name(job.table()) + " WRITE");
    Rows.run(connection, "UNLOCK TABLES");
  }

  @Override
  public void validate(Connection connection, Rewriting job) throws SQLException {
    new NewConstraints(connection, types, job).make();
  }

  /**
   * The old columns go before the trigger: where rows change without a mark, they would count when
   * the job goes on.
   */
  @Override
  public void dropOld(Connection connection, Rewriting job) throws SQLException {
    if (hasOld(connection, job)) {
      MarkingTriggers triggers = triggers(connection, job);
      triggers.make(triggers.between(), new MysqlDdl(connection)::run); // name nothing dropped now
    }
    dropColumns(connection, job, job.columns().stream().map(Column::kept).toList());
    triggers(connection, job).drop(new MysqlDdl(connection)::run);
    dropColumns(connection, job, List.of(job.mark()));
  }

  @Override
  public void drop(Connection connection, Rewriting job, List<String> names) throws SQLException {
    triggers(connection, job).drop(new MysqlDdl(connection)::run);
    dropColumns(connection, job, Stream.concat(names.stream(), Stream.of(job.mark())).toList());
  }

  /** Indexes first: with them, one of the two databases builds the table again for a column. */
  private void dropColumns(Connection connection, Rewriting job, List<String> names)
      throws SQLException {
    Set<String> there = columns(connection, job.table());
    List<String> columns = names.stream().filter(there::contains).toList();
    if (columns.isEmpty()) {
      return;
    }
    List<String> indexes = new RewrittenIndexes(connection, job).dropped(Set.copyOf(columns));
    if (!indexes.isEmpty()) {
      String drops = String.join(", ", indexes);
      new MysqlDdl(connection)
          .run("ALTER TABLE " + name(job.table()) + " " + drops + ", ALGORITHM=INPLACE, LOCK=NONE");
    }
    String drops =
        columns.stream()
            .map(each -> "DROP COLUMN " + quote(each))
            .collect(Collectors.joining(", "));
    new MysqlDdl(connection).change(job.table(), drops, online);
  }

  static String comment(String text) {
    String literal = text.replace("\\", "\\\\").replace("'", "''");
    return text.isEmpty() ? "" : " COMMENT '" + literal + "'";
  }

  static String quote(String name) {
    return MysqlTypes.QUOTES.of(name);
  }

  static String name(TableName table) {
    return MysqlTypes.QUOTES.of(table);
  }
}
