package dev.hushcell.internal.dialect.postgresql;

import static dev.hushcell.internal.dialect.postgresql.PatientDdl.name;
import static dev.hushcell.internal.dialect.postgresql.PatientDdl.quote;

import dev.hushcell.internal.model.Rewriting;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The triggers that mark the rows whose values change while a job runs.
 *
 * @param job the job
 */
record MarkingTriggers(Rewriting job) {
  /** The ends of the names of triggers, before and after the exchange. */
  private static final String FIRST = "_1";

  private static final String SECOND = "_2";

  /** Values are compared by their texts, byte for byte, since equal ones need not be the same. */
  List<String> old() {
    String changes =
        job.columns().stream()
            .map(column -> differ(column.name()))
            .collect(Collectors.joining(" OR "));
    String body = "BEGIN NEW." + quote(job.mark()) + " := 1; RETURN NEW; END";
    return List.of(
        "CREATE OR REPLACE FUNCTION "
            + function()
            + "() RETURNS trigger LANGUAGE plpgsql AS '"
            + body
            + "'",
        create(FIRST, changes),
        enable(FIRST));
  }

  private static String differ(String column) {
    String name = quote(column);
    return "OLD."
        + name
        + "::text COLLATE \"C\" IS DISTINCT FROM NEW."
        + name
        + "::text COLLATE \"C\"";
  }

  /** Fires last of all, and only when there is something to do. */
  private String create(String name, String when) {
    return "CREATE TRIGGER "
        + quote("~" + job.id() + name)
        + " BEFORE UPDATE ON "
        + name(job.table())
        + " FOR EACH ROW WHEN ("
        + when
        + ") EXECUTE FUNCTION "
        + function()
        + "()";
  }

  /** For what replication writes too. */
  private String enable(String name) {
    return "ALTER TABLE "
        + name(job.table())
        + " ENABLE ALWAYS TRIGGER "
        + quote("~" + job.id() + name);
  }

  String function() {
    return quote(job.table().schema()) + "." + quote(job.id());
  }

  /**
   * The first trigger stays with the old columns; this one is for the new ones. Values are compared
   * by their bytes, since not every type has an equality.
   */
  List<String> made() {
    String changes =
        job.columns().stream()
            .map(column -> quote(column.name()))
            .map(name -> image("OLD." + name) + " OPERATOR(pg_catalog.*<>) " + image("NEW." + name))
            .collect(Collectors.joining(" OR "));
    return List.of(create(SECOND, changes), enable(SECOND));
  }

  private static String image(String value) {
    return "ROW(" + value + ")::record";
  }

  /** Takes both away. */
  List<String> dropped() {
    return Stream.of(FIRST, SECOND)
        .map(
            name ->
                "DROP TRIGGER IF EXISTS "
                    + quote("~" + job.id() + name)
                    + " ON "
                    + name(job.table()))
        .toList();
  }
}
