package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.keyring.catalogue.Quotes;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.Rewriting.Column;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.internal.rewriting.ShadowTables;
import dev.hushcell.internal.rewriting.TableCare;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rewrites columns in H2: invisible beside the old ones, with a mark that the database itself sets
 * in each row that changes. To add and to drop columns H2 copies the table, and commits each
 * definition; others wait meanwhile, see {@link H2Alone}. That columns were exchanged the names
 * tell first, and the record follows.
 */
final class H2Rewriting implements ShadowTables {
  /** Who meets a table that is shut is rolled back, and gone soon. */
  private static final long WHILE_SHUT = 1500;

  private static final int MOST_ROUNDS = 5;

  private final H2Tables tables;

  H2Rewriting(H2Tables tables) {
    this.tables = tables;
  }

  @Override
  public String first(int most) {
    return " FETCH FIRST " + most + " ROWS ONLY";
  }

  @Override
  public List<String> objections(
      Connection connection, TableName table, List<NewColumn> columns, List<String> unsearchable)
      throws SQLException {
    return new H2Objections(connection, table, tables).all(columns, unsearchable);
  }

  @Override
  public String keys() {
    return H2RewritingSql.KEYS;
  }

  @Override
  public Set<String> columns(Connection connection, TableName table) throws SQLException {
    return H2Column.all(connection, table).keySet();
  }

  @Override
  public List<String> keyObjections(Connection connection, TableName table) throws SQLException {
    return Rows.texts(connection, H2RewritingSql.KEY_OBJECTIONS, table);
  }

  @Override
  public List<String> selfChanging(Connection connection, TableName table) throws SQLException {
    return Rows.texts(connection, H2RewritingSql.SELF_CHANGING, table).stream()
        .filter(name -> !Rewriting.isOfAnyJob(name))
        .toList();
  }

  @Override
  public Optional<Duration> blocking(
      Connection connection, TableName table, List<NewColumn> columns) throws SQLException {
    return Optional.of(new H2Copying(connection, table).estimate());
  }

  @Override
  public void settle(Connection connection, Rewriting job) throws SQLException {
    connection.setAutoCommit(true);
    H2Exchange exchange = new H2Exchange(connection, tables, job);
    if (exchange.isUnsettled()) {
      alone(connection, exchange::settle);
    }
  }

  @Override
  public TableCare care() {
    return new H2Care();
  }

  @Override
  public void addShadows(Connection connection, Rewriting job, List<NewColumn> shadows)
      throws SQLException {
    alone(
        connection,
        () -> {
          if (!columns(connection, job.table()).contains(job.mark())) {
            H2Guard guard = new H2Guard(connection, tables, job);
            tables.alter(connection, job.table(), adding(guard, shadows));
          }
          Set<String> there = new H2Exchange(connection, tables, job).constraints(job.table());
          for (NewColumn shadow : shadows) {
            String check = tables.types().checkName(new ColumnName(job.table(), shadow.name()));
            if (!shadow.check().isEmpty() && !there.contains(check)) {
              tables.addConstraint(connection, job.table(), shadow.check());
            }
          }
          boolean unused = new H2Guard(connection, tables, job).make();
        });
  }

  @Override
  public boolean guard(Connection connection, Rewriting job) throws SQLException {
    H2Guard guard = new H2Guard(connection, tables, job);
    return !guard.isThere() && new H2Alone(connection).run(H2Alone.PATIENT, guard::make);
  }

  @Override
  public boolean isGuarded(Connection connection, Rewriting job) throws SQLException {
    return new H2Guard(connection, tables, job).isThere();
  }

  @Override
  public void asJob(Connection connection, Rewriting job) throws SQLException {
    H2Guard.pass(connection, job);
  }

  /** The index of marks is not used for anything but equality, and the guard allows 0 and 1. */
  @Override
  public String marked(String mark) {
    return mark + " = 1";
  }

  private static String adding(H2Guard guard, List<NewColumn> shadows) {
    Stream<String> columns =
        shadows.stream()
            .map(each -> Quotes.DOUBLE.of(each.name()) + " " + each.type() + " INVISIBLE");
    return Stream.concat(columns, Stream.of(guard.columns()))
        .collect(Collectors.joining(", ", "ADD (", ")"));
  }

  @Override
  public void indexMarks(Connection connection, Rewriting job) throws SQLException {
    TableName marks = new TableName(job.table().schema(), job.id() + "marks");
    String form = "CREATE INDEX IF NOT EXISTS %s ON %s (%s)";
    String sql = Quotes.DOUBLE.sql(form, marks, job.table(), job.mark());
    alone(
        connection,
        () -> {
          Rows.run(connection, sql);
        });
  }

  @Override
  public void buildIndexes(Connection connection, Rewriting job) throws SQLException {
    alone(connection, () -> new H2Indexes(connection, job.table()).build(job));
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
    if (!hasOld(connection, job)) {
      H2Exchange exchange = new H2Exchange(connection, tables, job);
      boolean done = false;
      try {
        H2Alone alone = new H2Alone(connection);
        done =
            alone.after(patience, exchange::shut)
                && exchanged(alone, exchange, () -> rest.run(connection), patience);
      } catch (SQLTimeoutException others) {
        return false;
      } finally {
        if (!done) {
          settle(connection, job);
        }
      }
      if (!done) {
        return false;
      }
    }
    recording.apart();
    return true;
  }

  private static boolean exchanged(
      H2Alone alone, H2Exchange exchange, SqlCall<Boolean> rest, long patience)
      throws SQLException {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      if (!alone.after(patience, rest)) {
        return false;
      }
      if (alone.run(WHILE_SHUT, exchange::run)) {
        return true;
      }
    }
    return false;
  }

  /** New cells are required from here on where values were. */
  @Override
  public void validate(Connection connection, Rewriting job) throws SQLException {
    alone(
        connection,
        () -> {
          Set<String> there = new H2Exchange(connection, tables, job).constraints(job.table());
          Map<String, H2Column> columns = H2Column.all(connection, job.table());
          for (int i = 0; i < job.columns().size(); i++) {
            Column column = job.columns().get(i);
            String required = H2Exchange.required(job, i);
            if (there.contains(required)) {
              tables.alter(connection, job.table(), "ALTER COLUMN %s SET NOT NULL", column.name());
              tables.alter(connection, job.table(), "DROP CONSTRAINT %s", required);
            }
            H2Column kept = columns.get(column.kept());
            if (kept != null && !kept.comment().isEmpty()) {
              String literal = tables.types().literal(kept.comment(), "");
              String comment =
                  Quotes.DOUBLE.sql("COMMENT ON COLUMN %s.%s IS ", job.table(), column.name());
              Rows.run(connection, comment + literal);
            }
          }
        });
  }

  @Override
  public void drop(Connection connection, Rewriting job, List<String> names) throws SQLException {
    alone(
        connection,
        () -> {
          new H2Indexes(connection, job.table()).dropMade(job);
          H2Guard guard = new H2Guard(connection, tables, job);
          guard.drop();
          Set<String> there = columns(connection, job.table());
          String gone =
              Stream.concat(names.stream(), Stream.of(job.mark(), guard.writer()))
                  .filter(there::contains)
                  .map(Quotes.DOUBLE::of)
                  .collect(Collectors.joining(", "));
          if (!gone.isEmpty()) {
            tables.alter(connection, job.table(), "DROP COLUMN " + gone);
          }
        });
  }

  private static void alone(Connection connection, SqlCall.Action definition) throws SQLException {
    boolean unused =
        new H2Alone(connection)
            .run(
                H2Alone.PATIENT,
                () -> {
                  definition.run();
                  return true;
                });
  }
}
