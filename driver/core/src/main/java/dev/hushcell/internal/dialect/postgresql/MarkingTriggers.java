package dev.hushcell.internal.dialect.postgresql;

import static dev.hushcell.internal.dialect.postgresql.PostgresDdl.name;
import static dev.hushcell.internal.dialect.postgresql.PostgresDdl.quote;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.Rewriting;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The triggers that mark the rows whose values change while a job runs, and that put back what
 * anybody but the job writes into its columns: a statement need not name them for that. Before the
 * exchange they are those for {@code FILLING}, after it those for {@code KEPT}.
 */
record MarkingTriggers(Rewriting job) {
  /** The ends of their names: of an update, of a new row. */
  private static final List<String> FILLING = List.of("_filling", "_filling_new");

  private static final List<String> KEPT = List.of("_kept", "_kept_new");

  /** Those of earlier versions. */
  private static final List<String> EARLIER = List.of("_1", "_2");

  /**
   * Whether triggers and function were written by the transaction that wrote a column last; of no
   * other column, where that is asked. A trigger that is disabled and enabled again is written
   * again, and so is a column whose values are changed by a definition.
   */
  private static final String UNTOUCHED =
      """
      SELECT 1 FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_catalog.pg_attribute m ON m.attrelid = c.oid
      JOIN pg_catalog.pg_proc p ON p.pronamespace = n.oid AND p.xmin = m.xmin
      WHERE n.nspname = ? AND c.relname = ? AND m.attname = ? AND p.proname = ?
      AND 2 = (SELECT pg_catalog.count(*) FROM pg_catalog.pg_trigger g
        WHERE g.tgrelid = c.oid AND g.tgname IN (?, ?) AND g.tgfoid = p.oid
        AND g.tgenabled = 'A' AND g.xmin = m.xmin)
      """;

  private static final String NO_COLUMN_SINCE =
      """
      AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0
        AND pg_catalog.age(a.xmin) < pg_catalog.age(m.xmin))
      """;

  String check() {
    String mark = quote(job.mark());
    return "CONSTRAINT " + quote(job.id() + "_mark") + " CHECK (" + mark + " IN (0, 1))";
  }

  static String asJob(Rewriting job) {
    return "SET LOCAL hushcell.job = '" + job.id() + "'";
  }

  /**
   * Makes them for the time before the exchange. Values are compared by their texts, byte for byte,
   * since equal ones need not be the same. A row whose key changes is compared again.
   *
   * @param key the columns by which rows are found
   */
  List<String> filling(List<String> key) {
    String mark = quote(job.mark());
    List<String> shadows = job.columns().stream().map(column -> quote(column.shadow())).toList();
    String changes =
        Stream.concat(job.sources().stream(), key.stream())
            .map(MarkingTriggers::differ)
            .collect(Collectors.joining(" OR "));
    String emptied = shadows.stream().map(each -> empty(each)).collect(Collectors.joining());
    List<String> all = new ArrayList<>();
    all.add("ALTER TABLE " + table() + " ALTER COLUMN " + mark + " SET STATISTICS 0"); // written
    all.addAll(dropped());
    all.add(function("NEW." + mark + " := 1; " + emptied));
    all.addAll(create(FILLING.get(0), "UPDATE", changes + " OR " + differ(mark, shadows.stream())));
    all.addAll(create(FILLING.get(1), "INSERT", isSet(mark, shadows)));
    return all;
  }

  /**
   * Makes them for the time after the exchange, in its transaction. Values are compared by their
   * bytes, since not every type has an equality.
   */
  List<String> exchanged() {
    String mark = quote(job.mark());
    List<String> kept = job.columns().stream().map(column -> quote(column.kept())).toList();
    String changes =
        job.columns().stream()
            .map(column -> differByImage(quote(column.name())))
            .collect(Collectors.joining(" OR "));
    String emptied = kept.stream().map(each -> empty(each)).collect(Collectors.joining());
    String back = kept.stream().map(each -> putBack(each)).collect(Collectors.joining());
    List<String> all = new ArrayList<>(dropped());
    String body =
        "IF TG_OP OPERATOR(pg_catalog.=) 'INSERT' THEN NEW.%1$s := 1; %2$sELSE %3$s"
            + "IF %4$s THEN NEW.%1$s := 1; END IF; END IF; ";
    all.add(function(body.formatted(mark, emptied, putBack(mark) + back, changes)));
    all.addAll(create(KEPT.get(0), "UPDATE", changes + " OR " + differ(mark, kept.stream())));
    all.addAll(create(KEPT.get(1), "INSERT", isSet(mark, kept)));
    return all;
  }

  private static String empty(String column) {
    return "NEW." + column + " := NULL; ";
  }

  private static String putBack(String column) {
    return "NEW." + column + " := OLD." + column + "; ";
  }

  private static String differ(String column) {
    return "OLD.%1$s::text COLLATE \"C\" IS DISTINCT FROM NEW.%1$s::text COLLATE \"C\""
        .formatted(quote(column));
  }

  private static String differ(String mark, Stream<String> others) {
    return Stream.concat(Stream.of(mark), others)
        .map(MarkingTriggers::differByImage)
        .collect(Collectors.joining(" OR "));
  }

  private static String differByImage(String column) {
    return image("OLD." + column) + " OPERATOR(pg_catalog.*<>) " + image("NEW." + column);
  }

  private static String image(String value) {
    return "ROW(" + value + ")::pg_catalog.record";
  }

  private static String isSet(String mark, List<String> others) {
    return others.stream()
        .map(each -> " OR NEW." + each + " IS NOT NULL")
        .collect(Collectors.joining("", "NEW." + mark + " IS DISTINCT FROM 1", ""));
  }

  private String function(String body) {
    String whole =
        "BEGIN IF pg_catalog.current_setting('hushcell.job', true) OPERATOR(pg_catalog.=) '%s'"
            + " THEN RETURN NEW; END IF; %sRETURN NEW; END";
    return "CREATE OR REPLACE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql AS '%s'"
        .formatted(function(), whole.formatted(job.id(), body).replace("'", "''"));
  }

  /** Fires last of all, only when there is something to do, and for what replication writes too. */
  private List<String> create(String end, String event, String when) {
    return List.of(
        "CREATE TRIGGER %s BEFORE %s ON %s FOR EACH ROW WHEN (%s) EXECUTE FUNCTION %s()"
            .formatted(trigger(end), event, table(), when, function()),
        "ALTER TABLE " + table() + " ENABLE ALWAYS TRIGGER " + trigger(end));
  }

  private String trigger(String end) {
    return quote("~" + job.id() + end);
  }

  private String table() {
    return name(job.table());
  }

  String function() {
    return quote(job.table().schema()) + "." + quote(job.id());
  }

  /** Tells whether nobody touched them since they were made, or since the exchange. */
  boolean areUntouched(Connection connection, boolean exchanged) throws SQLException {
    List<String> ends = exchanged ? KEPT : FILLING;
    String made = exchanged ? job.columns().get(0).kept() : job.mark();
    return Rows.hasSome(
        connection,
        exchanged ? UNTOUCHED : UNTOUCHED + NO_COLUMN_SINCE,
        job.table().schema(),
        job.table().table(),
        made,
        job.id(),
        "~" + job.id() + ends.get(0),
        "~" + job.id() + ends.get(1));
  }

  List<String> dropped() {
    return Stream.of(EARLIER, FILLING, KEPT)
        .flatMap(List::stream)
        .map(end -> "DROP TRIGGER IF EXISTS " + trigger(end) + " ON " + table())
        .toList();
  }
}
