package dev.hushcell.internal.database.postgresql;

import dev.hushcell.internal.plan.SqlRules;
import java.util.Set;

/** What statements mean to PostgreSQL. */
final class PostgresRules {
  private static final Set<String> HIDDEN_COLUMNS =
      Set.of("ctid", "tableoid", "xmin", "xmax", "cmin", "cmax");

  /** Those of the database itself and of the extensions that come with it. */
  private static final Set<String> SQL_FUNCTIONS =
      Set.of(
          "query_to_xml",
          "query_to_xmlschema",
          "query_to_xml_and_xmlschema",
          "table_to_xml",
          "table_to_xmlschema",
          "table_to_xml_and_xmlschema",
          "schema_to_xml",
          "schema_to_xml_and_xmlschema",
          "database_to_xml",
          "database_to_xml_and_xmlschema",
          "cursor_to_xml",
          "ts_stat",
          "ts_rewrite",
          "dblink",
          "dblink_exec",
          "dblink_open",
          "dblink_send_query",
          "crosstab",
          "crosstab2",
          "crosstab3",
          "crosstab4",
          "crosstabn",
          "connectby",
          "xpath_table");

  static final SqlRules ALL =
      new SqlRules(
          true, true, false, false, true, HIDDEN_COLUMNS, SQL_FUNCTIONS, Set.of("set_config"));

  private PostgresRules() {}
}
