package dev.hushcell.internal.dialect.mysql;

import static dev.hushcell.internal.dialect.mysql.MysqlRewriting.quote;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.Rewriting.Column;
import dev.hushcell.internal.model.Rewriting.Kind;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The triggers that mark the rows whose values change while a job runs, and that put back what
 * anybody but the job writes into its columns. A trigger knows columns by their names, so there are
 * three forms: before the exchange, while columns get other names, and after it. The same name has
 * another column before and after, so the middle form is right for both.
 *
 * <p>No trigger is replaced: one of the two databases cannot. Those of another form have other
 * names, and are made before the ones of before are dropped.
 *
 * @param types which CHECK is one of cells, where triggers stand for it until it is there
 */
record MarkingTriggers(Connection connection, MysqlTypes types, Rewriting job) {
  /**
   * Whoever writes a value where cells are required, until a CHECK refuses it, gets the number of a
   * table that was altered: who comes through this driver is to run the transaction again.
   */
  private static final String REFUSED =
      "SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1412, MESSAGE_TEXT ="
          + " 'columns are being exchanged, and no value goes into a column of cells'; ";

  /**
   * Both triggers.
   *
   * @param suffix what their names have behind that of the job
   * @param ofUpdate of the one for rows that change
   * @param ofInsert of the one for new rows
   */
  record Form(String suffix, String ofUpdate, String ofInsert) {}

  /** A trigger that is there. */
  private record Trigger(String name, String event, String body) {
    /** Tells whether another one does the same, under whatever name. */
    boolean does(Trigger other) {
      return event.equals(other.event()) && body.equals(other.body());
    }
  }

  /** Returns what lets a connection pass. */
  static String asJob(Rewriting job) {
    return "SET " + variable(job) + " = 1";
  }

  private static String variable(Rewriting job) {
    return "@" + job.id();
  }

  /**
   * Before the exchange. A row whose key changes is compared again.
   *
   * @param key the columns by which rows are found
   */
  Form filling(List<String> key) {
    List<String> shadows = job.columns().stream().map(column -> quote(column.shadow())).toList();
    String changes =
        Stream.concat(
                Stream.concat(job.sources().stream(), key.stream()).map(MysqlRewriting::quote),
                Stream.concat(shadows.stream(), Stream.of(mark())))
            .map(MarkingTriggers::differ)
            .collect(Collectors.joining(" OR "));
    String emptied =
        shadows.stream().map(each -> ", NEW." + each + " = NULL").collect(Collectors.joining());
    String marked = "SET NEW." + mark() + " = 1" + emptied + "; ";
    return new Form(
        "", unlessJob("IF " + changes + " THEN " + marked + "END IF; "), unlessJob(marked));
  }

  /** While the columns are exchanged, and while what is left of the job is dropped. */
  Form between() throws SQLException {
    return form("_between", "");
  }

  /** After the exchange. */
  Form kept() throws SQLException {
    return form(
        "_kept",
        job.columns().stream()
            .map(column -> quote(column.kept()))
            .map(name -> "SET NEW." + name + " = OLD." + name + "; ")
            .collect(Collectors.joining()));
  }

  private Form form(String suffix, String putBack) throws SQLException {
    String changes =
        job.columns().stream()
            .map(column -> differ(quote(column.name())))
            .collect(Collectors.joining(" OR "));
    String cells = cells();
    String marked = cells + "SET NEW." + mark() + " = 1; ";
    return new Form(
        suffix,
        unlessJob(
            "%sIF %s THEN %sELSE SET NEW.%4$s = OLD.%4$s; END IF; "
                .formatted(putBack, changes, marked, mark())),
        unlessJob(marked));
  }

  /** Returns what refuses everything but cells, where a CHECK cannot do so yet. */
  private String cells() throws SQLException {
    if (job.kind() == Kind.DECRYPT || OnlineDdl.of(types.flavour()).checks()) {
      return "";
    }
    Map<String, ExistingColumn> columns = ExistingColumn.all(connection, types, job.table());
    StringBuilder all = new StringBuilder();
    for (Column column : job.columns()) {
      String made = columns.containsKey(column.shadow()) ? column.shadow() : column.name();
      String condition = ExistingColumn.of(columns, made).cells(types, column.name());
      String name = quote(column.name());
      all.append("IF NOT (").append(condition.replace(name, "NEW." + name)).append(") THEN ");
      all.append(REFUSED).append("END IF; ");
    }
    return all.toString();
  }

  private static String differ(String name) {
    return "NOT (CAST(OLD." + name + " AS BINARY) <=> CAST(NEW." + name + " AS BINARY))";
  }

  private String unlessJob(String body) {
    return "BEGIN IF NOT (" + variable(job) + " <=> 1) THEN " + body + "END IF; END";
  }

  private String mark() {
    return quote(job.mark());
  }

  /** Makes those of a form that are not there, that of updates last, and then drops all others. */
  void make(Form form, SqlCall.ActionWith<String> run) throws SQLException {
    List<Trigger> others = new ArrayList<>(there());
    String name = job.id() + form.suffix();
    make(new Trigger(name + "_new", "INSERT", form.ofInsert()), others, run);
    make(new Trigger(name, "UPDATE", form.ofUpdate()), others, run);
    drop(others, run);
  }

  private void make(Trigger wanted, List<Trigger> others, SqlCall.ActionWith<String> run)
      throws SQLException {
    if (others.removeIf(wanted::does)) {
      return;
    }
    List<Trigger> changed =
        others.stream().filter(each -> each.name().equals(wanted.name())).toList();
    drop(changed, run);
    others.removeAll(changed);
    String form = "CREATE TRIGGER %s BEFORE " + wanted.event() + " ON %s FOR EACH ROW ";
    run.run(MysqlTypes.QUOTES.sql(form, named(wanted.name()), job.table()) + wanted.body());
  }

  /** Drops all that are there: whoever drops a trigger waits for the table, also where is none. */
  void drop(SqlCall.ActionWith<String> run) throws SQLException {
    drop(there(), run);
  }

  private void drop(List<Trigger> triggers, SqlCall.ActionWith<String> run) throws SQLException {
    for (Trigger each : triggers) {
      run.run(MysqlTypes.QUOTES.sql("DROP TRIGGER IF EXISTS %s", named(each.name())));
    }
  }

  private TableName named(String trigger) {
    return new TableName(job.table().schema(), trigger);
  }

  /** Tells whether they are there in a form, and no others of the job. */
  boolean are(Form form) throws SQLException {
    List<Trigger> there = there();
    return there.size() == 2
        && there.stream().anyMatch(new Trigger("", "INSERT", form.ofInsert())::does)
        && there.stream().anyMatch(new Trigger("", "UPDATE", form.ofUpdate())::does);
  }

  /** Tells whether rows that change get a mark. */
  boolean areMarking() throws SQLException {
    return there().stream().anyMatch(each -> each.event().equals("UPDATE"));
  }

  private List<Trigger> there() throws SQLException {
    return Rows.ofTable(
        connection,
        MysqlRewritingSql.TRIGGERS,
        row -> new Trigger(row.getString(1), row.getString(2), row.getString(3)),
        job.table(),
        job.id());
  }
}
