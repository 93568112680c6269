package dev.hushcell.internal.dialect.mysql;

import static dev.hushcell.internal.dialect.mysql.MariaRewriting.quote;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.Rewriting.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The triggers that mark the rows whose values change while a job runs, and that put back what
 * anybody but the job writes into its columns. A trigger knows columns by their names, so there are
 * three forms: before the exchange, while columns get other names, and after it. The same name has
 * another column before and after, so the middle form is right for both.
 *
 * @param connection on which they are made
 * @param job the job
 */
record MarkingTriggers(Connection connection, Rewriting job) {
  /**
   * The bodies of both triggers.
   *
   * @param ofUpdate of the one for rows that change
   * @param ofInsert of the one for new rows
   */
  record Form(String ofUpdate, String ofInsert) {}

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
                Stream.concat(job.columns().stream().map(Column::name), key.stream())
                    .map(MariaRewriting::quote),
                Stream.concat(shadows.stream(), Stream.of(mark())))
            .map(MarkingTriggers::differ)
            .collect(Collectors.joining(" OR "));
    String emptied =
        shadows.stream().map(each -> ", NEW." + each + " = NULL").collect(Collectors.joining());
    String marked = "SET NEW." + mark() + " = 1" + emptied + "; ";
    return new Form(unlessJob("IF " + changes + " THEN " + marked + "END IF; "), unlessJob(marked));
  }

  /** While the columns are exchanged, and while what is left of the job is dropped. */
  Form between() {
    return form("");
  }

  /** After the exchange. */
  Form kept() {
    return form(
        job.columns().stream()
            .map(column -> quote(column.kept()))
            .map(name -> "SET NEW." + name + " = OLD." + name + "; ")
            .collect(Collectors.joining()));
  }

  private Form form(String putBack) {
    String changes =
        job.columns().stream()
            .map(column -> differ(quote(column.name())))
            .collect(Collectors.joining(" OR "));
    String marked = "SET NEW." + mark() + " = 1; ";
    return new Form(
        unlessJob(
            putBack
                + "IF "
                + changes
                + " THEN "
                + marked
                + "ELSE SET NEW."
                + mark()
                + " = OLD."
                + mark()
                + "; END IF; "),
        unlessJob(marked));
  }

  private static String differ(String name) {
    return "NOT (BINARY OLD." + name + " <=> BINARY NEW." + name + ")";
  }

  private String unlessJob(String body) {
    return "BEGIN IF NOT (" + variable(job) + " <=> 1) THEN " + body + "END IF; END";
  }

  private String mark() {
    return quote(job.mark());
  }

  /** Returns what makes them, one after the other; that of updates comes last. */
  List<String> made(Form form) {
    return List.of(
        made(ofInsert(), "INSERT", form.ofInsert()), made(job.id(), "UPDATE", form.ofUpdate()));
  }

  private String made(String trigger, String event, String body) {
    String table = quote(job.table().schema()) + "." + quote(job.table().table());
    return "CREATE OR REPLACE TRIGGER "
        + named(trigger)
        + " BEFORE "
        + event
        + " ON "
        + table
        + " FOR EACH ROW "
        + body;
  }

  private String ofInsert() {
    return job.id() + "_new";
  }

  private String named(String trigger) {
    return quote(job.table().schema()) + "." + quote(trigger);
  }

  /** Tells whether they are there in a form. */
  boolean are(Form form) throws SQLException {
    return there().equals(Map.of(job.id(), form.ofUpdate(), ofInsert(), form.ofInsert()));
  }

  /** Returns what drops those that are there. */
  List<String> dropped() throws SQLException {
    return there().keySet().stream().map(each -> "DROP TRIGGER IF EXISTS " + named(each)).toList();
  }

  /** Whoever makes or drops a trigger waits for the table, also where there is nothing to do. */
  boolean areThere() throws SQLException {
    return there().containsKey(job.id());
  }

  private Map<String, String> there() throws SQLException {
    Map<String, String> bodies = new TreeMap<>();
    Rows.of(
        connection,
        MariaRewritingSql.TRIGGERS,
        row -> bodies.put(row.getString(1), row.getString(2)) == null,
        job.table().schema(),
        job.id(),
        ofInsert());
    return bodies;
  }
}
