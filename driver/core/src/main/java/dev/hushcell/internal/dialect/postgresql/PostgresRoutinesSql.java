package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.dialect.RoutineQueries;

/**
 * What is asked about routines: those that somebody made, and those of the database that have the
 * name of one, since a call without a schema may mean them.
 */
final class PostgresRoutinesSql {
  private static final String OWN = " n.nspname NOT IN ('pg_catalog', 'information_schema')";

  private static final String MEANT =
      " FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace"
          + " WHERE p.proname IN (SELECT p.proname FROM pg_catalog.pg_proc p"
          + " JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace WHERE"
          + OWN
          + ")";

  static final RoutineQueries QUERIES =
      new RoutineQueries(
          "SELECT p.oid::pg_catalog.text, n.nspname, p.proname, p.prokind <> 'p',"
              + " p.pronargdefaults, p.provariadic <> 0,"
              + " pg_catalog.format_type(p.prorettype, NULL)"
              + MEANT
              + " ORDER BY 2, 3, p.oid",
          "SELECT x.form, CASE x.mode WHEN 'o' THEN 'OUT' WHEN 'b' THEN 'INOUT'"
              + " WHEN 't' THEN 'COLUMN' ELSE 'IN' END, x.name,"
              + " pg_catalog.format_type(x.type, NULL) FROM (SELECT p.oid::pg_catalog.text AS form,"
              + " a.type, a.place, p.proargmodes[a.place] AS mode, p.proargnames[a.place] AS name"
              + MEANT.replace(
                  " WHERE p.proname",
                  " CROSS JOIN LATERAL pg_catalog.unnest(COALESCE(p.proallargtypes,"
                      + " p.proargtypes::pg_catalog.oid[])) WITH ORDINALITY AS a(type, place)"
                      + " WHERE p.proname")
              + ") x ORDER BY 1, x.place");

  private PostgresRoutinesSql() {}
}
