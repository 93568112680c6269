package dev.hushcell.internal.dialect.postgresql;

import static dev.hushcell.internal.dialect.postgresql.PostgresDdl.name;
import static dev.hushcell.internal.dialect.postgresql.PostgresDdl.quote;

import dev.hushcell.internal.keyring.catalogue.Quotes;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.Rewriting.Column;
import dev.hushcell.internal.model.Rewriting.Kind;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.internal.rewriting.ShadowTables;
import dev.hushcell.internal.rewriting.TableCare;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rewrites columns in PostgreSQL: beside the old ones, exchanged with the record of it in one
 * transaction.
 */
final class PostgresRewriting implements ShadowTables {
  private final PostgresTypes types = new PostgresTypes();

  @Override
  public TableCare care() {
    return new PostgresCare();
  }

  @Override
  public List<String> objections(
      Connection connection, TableName table, List<NewColumn> columns, List<String> unsearchable)
      throws SQLException {
    List<String> found = new ArrayList<>();
    for (NewColumn column : columns) {
      found.addAll(
          Rows.texts(
              connection,
              PostgresRewritingSql.OBJECTIONS,
              types.checkName(new ColumnName(table, column.name())),
              table.schema(),
              table.table(),
              column.name()));
      found.addAll(Rows.texts(connection, PostgresRewritingSql.LABELS, table, column.name()));
    }
    for (String column : unsearchable) {
      found.addAll(
          Rows.ofTable(
              connection,
              PostgresRewritingSql.INDEXES_OF_COLUMN,
              row -> "an index over " + column + ": DROP INDEX " + row.getString(1),
              table,
              column));
    }
    found.addAll(Rows.texts(connection, PostgresRewritingSql.OBJECTIONS_OF_TABLE, table));
    found.removeIf(Objects::isNull);
    return found;
  }

  @Override
  public String keys() {
    return PostgresRewritingSql.KEYS;
  }

  @Override
  public List<String> keyObjections(Connection connection, TableName table) throws SQLException {
    return Rows.texts(connection, PostgresSchemaSql.KEY_OBJECTIONS, table);
  }

  @Override
  public List<Trait> traits(Connection connection, Rewriting job) throws SQLException {
    return Rows.ofTable(
        connection,
        PostgresRewritingSql.TRAITS,
        row -> new Trait(Trait.Kind.valueOf(row.getString(1)), row.getString(2), row.getString(3)),
        job.table(),
        job.id());
  }

  @Override
  public void addShadows(Connection connection, Rewriting job, List<NewColumn> shadows)
      throws SQLException {
    Set<String> there = columns(connection, job.table());
    PostgresDdl ddl = new PostgresDdl(connection, job.table());
    if (!there.contains(job.mark())) {
      StringBuilder add = new StringBuilder("ADD COLUMN ");
      add.append(quote(job.mark())).append(" smallint NOT NULL DEFAULT 1, ADD ");
      add.append(new MarkingTriggers(job).check()).append(" NOT VALID");
      for (NewColumn shadow : shadows) {
        add.append(", ADD COLUMN ").append(quote(shadow.name())).append(' ').append(shadow.type());
        if (!shadow.check().isEmpty()) {
          add.append(", ADD ").append(shadow.check()).append(" NOT VALID");
        }
      }
      List<String> all = new ArrayList<>();
      all.add("ALTER TABLE " + ddl.name() + " " + add);
      all.addAll(new MarkingTriggers(job).filling(key(connection, job)));
      ddl.together(all);
    }
    for (NewColumn shadow : shadows) {
      if (!shadow.check().isEmpty()) {
        String check = types.checkName(new ColumnName(job.table(), shadow.name()));
        ddl.alone("ALTER TABLE " + ddl.name() + " VALIDATE CONSTRAINT " + quote(check));
      }
    }
  }

  @Override
  public boolean guard(Connection connection, Rewriting job) throws SQLException {
    if (isGuarded(connection, job)) {
      return false;
    }
    List<String> made = new MarkingTriggers(job).filling(key(connection, job));
    new PostgresDdl(connection, job.table()).together(made);
    return true;
  }

  @Override
  public boolean isGuarded(Connection connection, Rewriting job) throws SQLException {
    return new MarkingTriggers(job).areUntouched(connection, hasOld(connection, job));
  }

  @Override
  public void asJob(Connection connection, Rewriting job) throws SQLException {
    Rows.run(connection, MarkingTriggers.asJob(job));
  }

  /** Without statistics of the mark it would read all rows behind a page to sort them. */
  @Override
  public void readByKey(Connection connection) throws SQLException {
    Rows.run(
        connection,
        "SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off;"
            + " SET LOCAL enable_sort = off");
  }

  @Override
  public void indexMarks(Connection connection, Rewriting job) throws SQLException {
    new ShadowIndexes(connection, job).indexMarks(key(connection, job), marked(quote(job.mark())));
  }

  @Override
  public void buildIndexes(Connection connection, Rewriting job) throws SQLException {
    new ShadowIndexes(connection, job).build();
  }

  @Override
  public boolean exchange(
      Connection connection,
      Rewriting job,
      long patience,
      SqlCall.With<Connection, Boolean> rest,
      Recording recording)
      throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL lock_timeout = '" + patience + "ms'");
      statement.execute("LOCK TABLE " + name(job.table()) + " IN ACCESS EXCLUSIVE MODE");
      if (!rest.run(connection)) {
        connection.rollback();
        return false;
      }
      for (String each : exchanging(connection, job)) {
        statement.execute(each);
      }
      statement.execute("SET LOCAL lock_timeout = 0");
      recording.within(connection);
      connection.commit();
      return true;
    } catch (SQLException e) {
      connection.rollback();
      if (PostgresDdl.LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  private List<String> exchanging(Connection connection, Rewriting job) throws SQLException {
    List<String> all = new ArrayList<>();
    String alter = "ALTER TABLE " + name(job.table()) + " ";
    List<String> settings = settings(connection, job);
    all.addAll(new ShadowIndexes(connection, job).exchanging());
    Set<String> filled = required(connection, job.table());
    for (Column column : job.columns()) {
      if (filled.contains(column.name())) {
        String form = "ADD CONSTRAINT %s CHECK (%s IS NOT NULL) NOT VALID";
        String required = column.shadow() + "_required";
        all.add(alter + "ALTER COLUMN " + quote(column.name()) + " DROP NOT NULL");
        all.add(alter + Quotes.DOUBLE.sql(form, required, column.shadow()));
      }
      all.add(alter + "ALTER COLUMN " + quote(column.name()) + " DROP DEFAULT");
      String check = types.checkName(job.full(column));
      all.add(alter + "DROP CONSTRAINT IF EXISTS " + quote(check));
      all.add(alter + rename("COLUMN", column.name(), column.kept()));
      all.add(alter + rename("COLUMN", column.shadow(), column.name()));
      if (job.kind() != Kind.DECRYPT) {
        all.add(alter + rename("CONSTRAINT", types.checkName(job.fullShadow(column)), check));
      }
    }
    all.addAll(settings);
    all.add(String.join("; ", new MarkingTriggers(job).exchanged()));
    return all;
  }

  /** Returns what gives new columns, once they have the names, what the old ones have now. */
  private static List<String> settings(Connection connection, Rewriting job) throws SQLException {
    List<String> all = new ArrayList<>();
    for (Column column : job.columns()) {
      all.addAll(
          Rows.texts(
              connection,
              PostgresRewritingSql.SETTINGS,
              quote(column.name()),
              name(job.table()),
              job.table().schema(),
              job.table().table(),
              column.name()));
    }
    return all;
  }

  private static String rename(String what, String from, String to) {
    return "RENAME " + what + " " + quote(from) + " TO " + quote(to);
  }

  @Override
  public void validate(Connection connection, Rewriting job) throws SQLException {
    PostgresDdl ddl = new PostgresDdl(connection, job.table());
    String alter = "ALTER TABLE " + ddl.name() + " ";
    String ofJob = job.id() + "\\_%\\_required";
    for (String constraint :
        Rows.texts(connection, PostgresRewritingSql.REQUIRING, job.table(), ofJob)) {
      for (Column column : job.columns()) {
        if (constraint.equals(column.shadow() + "_required")) {
          ddl.alone(alter + "VALIDATE CONSTRAINT " + quote(constraint));
          ddl.together(
              List.of(
                  alter + "ALTER COLUMN " + quote(column.name()) + " SET NOT NULL",
                  alter + "DROP CONSTRAINT " + quote(constraint)));
        }
      }
    }
  }

  @Override
  public void drop(Connection connection, Rewriting job, List<String> names) throws SQLException {
    String table = name(job.table());
    MarkingTriggers triggers = new MarkingTriggers(job);
    List<String> all = new ArrayList<>(triggers.dropped());
    String drops =
        Stream.concat(Stream.of(job.mark()), names.stream())
            .map(name -> "DROP COLUMN IF EXISTS " + quote(name))
            .collect(Collectors.joining(", "));
    all.add("ALTER TABLE " + table + " " + drops);
    PostgresDdl ddl = new PostgresDdl(connection, job.table());
    ddl.together(all);
    // who just reads the triggers of the table fails when their function vanishes
    PostgresDdl.pause();
    ddl.alone("DROP FUNCTION IF EXISTS " + triggers.function() + "()");
  }

  @Override
  public Set<String> columns(Connection connection, TableName table) throws SQLException {
    return Set.copyOf(Rows.texts(connection, PostgresRewritingSql.COLUMNS, table));
  }

  private static Set<String> required(Connection connection, TableName table) throws SQLException {
    return Set.copyOf(
        Rows.texts(connection, PostgresRewritingSql.COLUMNS + " AND a.attnotnull", table));
  }
}
