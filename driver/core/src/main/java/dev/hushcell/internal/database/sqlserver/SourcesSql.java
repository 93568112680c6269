package dev.hushcell.internal.database.sqlserver;

import java.util.List;

/**
 * What is asked about everything that has text behind its name. A module whose text is encrypted,
 * or that is of the CLR, has NULL and counts as one that reaches.
 */
final class SourcesSql {
  private static final List<String> PARTS =
      List.of(
          "SELECT o.name, m.definition FROM sys.sql_modules m JOIN sys.objects o"
              + " ON o.object_id = m.object_id WHERE o.is_ms_shipped = 0",
          "SELECT o.name, n.definition FROM sys.numbered_procedures n JOIN sys.objects o"
              + " ON o.object_id = n.object_id",
          "SELECT o.name, NULL FROM sys.assembly_modules m JOIN sys.objects o"
              + " ON o.object_id = m.object_id WHERE o.is_ms_shipped = 0",
          "SELECT y.name, y.base_object_name FROM sys.synonyms y",
          "SELECT o.name, NULL FROM sys.objects o WHERE o.type = 'ET'",
          // What runs with a change of a table reaches as far as the table's name does.
          "SELECT o.name, m.definition FROM sys.triggers g JOIN sys.objects o"
              + " ON o.object_id = g.parent_id LEFT JOIN sys.sql_modules m"
              + " ON m.object_id = g.object_id WHERE g.is_ms_shipped = 0",
          "SELECT o.name, o.name + N' ' + p.predicate_definition FROM sys.security_predicates p"
              + " JOIN sys.objects o ON o.object_id = p.target_object_id",
          // Conditions and expressions call functions by schema and name, and only them.
          "SELECT o.name, k.definition FROM sys.check_constraints k JOIN sys.objects o"
              + " ON o.object_id = k.parent_object_id WHERE k.definition LIKE N'%].[[]%'",
          "SELECT o.name, k.definition FROM sys.default_constraints k JOIN sys.objects o"
              + " ON o.object_id = k.parent_object_id WHERE k.definition LIKE N'%].[[]%'",
          "SELECT o.name, c.definition FROM sys.computed_columns c JOIN sys.objects o"
              + " ON o.object_id = c.object_id WHERE c.definition LIKE N'%].[[]%'",
          "SELECT h.name, t.name FROM sys.tables t JOIN sys.tables h"
              + " ON h.object_id = t.history_table_id");

  /** All that every database has. */
  static final String ALL = String.join(" UNION ALL ", PARTS);

  /**
   * What the server itself found that modules depend on: by its own comparison of names, whatever
   * collation the database has. To be read it needs a right of its own.
   */
  static final String DEPENDENCIES =
      "SELECT o.name, COALESCE(r.name, d.referenced_entity_name)"
          + " FROM sys.sql_expression_dependencies d"
          + " JOIN sys.objects o ON o.object_id = d.referencing_id"
          + " LEFT JOIN sys.objects r ON r.object_id = d.referenced_id"
          + " WHERE d.referenced_class = 1 AND o.is_ms_shipped = 0";

  /** Tables of captured changes and the functions that read them; where anything is captured. */
  static final String CAPTURES =
      "SELECT o.name, r.name FROM cdc.change_tables t"
          + " JOIN sys.objects o ON o.object_id = t.object_id"
          + " JOIN sys.objects r ON r.object_id = t.source_object_id"
          + " UNION ALL SELECT N'fn_cdc_get_all_changes_' + t.capture_instance, r.name"
          + " FROM cdc.change_tables t JOIN sys.objects r ON r.object_id = t.source_object_id"
          + " UNION ALL SELECT N'fn_cdc_get_net_changes_' + t.capture_instance, r.name"
          + " FROM cdc.change_tables t JOIN sys.objects r ON r.object_id = t.source_object_id";

  private SourcesSql() {}
}
