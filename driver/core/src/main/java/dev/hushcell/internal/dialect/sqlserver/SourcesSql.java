package dev.hushcell.internal.dialect.sqlserver;

import java.util.List;

/**
 * What is asked about everything that has text behind its name. A module whose text is encrypted,
 * or that is of the CLR, has NULL and counts as one that reaches. Every text says its collation:
 * those of the catalog views differ, and the server joins no rows of unlike ones.
 */
final class SourcesSql {
  private static final String COLLATED = " COLLATE DATABASE_DEFAULT";
  private static final String HIDDEN = "CAST(NULL AS NVARCHAR(MAX))";

  private static final List<String> PARTS =
      List.of(
          source(
              "o.name",
              "m.definition",
              "sys.sql_modules m JOIN sys.objects o ON o.object_id = m.object_id"
                  + " WHERE o.is_ms_shipped = 0"),
          source(
              "o.name",
              "n.definition",
              "sys.numbered_procedures n JOIN sys.objects o ON o.object_id = n.object_id"),
          source(
              "o.name",
              HIDDEN,
              "sys.assembly_modules m JOIN sys.objects o ON o.object_id = m.object_id"
                  + " WHERE o.is_ms_shipped = 0"),
          source("y.name", "y.base_object_name", "sys.synonyms y"),
          source("o.name", HIDDEN, "sys.objects o WHERE o.type = 'ET'"),
          // What runs with a change of a table reaches as far as the table's name does.
          source(
              "o.name",
              "m.definition",
              "sys.triggers g JOIN sys.objects o ON o.object_id = g.parent_id"
                  + " LEFT JOIN sys.sql_modules m ON m.object_id = g.object_id"
                  + " WHERE g.is_ms_shipped = 0"),
          source(
              "o.name",
              "o.name" + COLLATED + " + N' ' + p.predicate_definition",
              "sys.security_predicates p JOIN sys.objects o ON o.object_id = p.target_object_id"),
          calling("sys.check_constraints", "parent_object_id"),
          calling("sys.default_constraints", "parent_object_id"),
          calling("sys.computed_columns", "object_id"),
          source(
              "h.name",
              "t.name",
              "sys.tables t JOIN sys.tables h ON h.object_id = t.history_table_id"));

  /** All that every database has. */
  static final String ALL = String.join(" UNION ALL ", PARTS);

  /**
   * What the server itself found that modules depend on: by its own comparison of names, whatever
   * collation the database has. To be read it needs a right of its own.
   */
  static final String DEPENDENCIES =
      source(
          "o.name",
          "COALESCE(r.name, d.referenced_entity_name)",
          "sys.sql_expression_dependencies d JOIN sys.objects o ON o.object_id = d.referencing_id"
              + " LEFT JOIN sys.objects r ON r.object_id = d.referenced_id"
              + " WHERE d.referenced_class = 1 AND o.is_ms_shipped = 0");

  private static final String CAPTURED =
      "cdc.change_tables t JOIN sys.objects o ON o.object_id = t.object_id"
          + " JOIN sys.objects r ON r.object_id = t.source_object_id";

  /** Tables of captured changes and the functions that read them; where anything is captured. */
  static final String CAPTURES =
      String.join(
          " UNION ALL ",
          source("o.name", "r.name", CAPTURED),
          source("N'fn_cdc_get_all_changes_' + t.capture_instance", "r.name", CAPTURED),
          source("N'fn_cdc_get_net_changes_' + t.capture_instance", "r.name", CAPTURED));

  private SourcesSql() {}

  private static String source(String name, String text, String from) {
    return "SELECT " + name + COLLATED + ", " + text + COLLATED + " FROM " + from;
  }

  /** Conditions and expressions that call functions, which are named with their schema only. */
  private static String calling(String view, String table) {
    return source(
        "o.name",
        "k.definition",
        view
            + " k JOIN sys.objects o ON o.object_id = k."
            + table
            + " WHERE k.definition LIKE N'%].[[]%'");
  }
}
