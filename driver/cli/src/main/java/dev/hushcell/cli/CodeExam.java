package dev.hushcell.cli;

import dev.hushcell.Hushcell;
import dev.hushcell.HushcellStatus;
import dev.hushcell.explain.Explanation;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Looks at the tables, and at what reaches protected ones within the database: views, triggers,
 * routines. What they are is read by the real driver; what becomes of them is asked of Hushcell.
 */
final class CodeExam {
  /** The ways in which databases are asked: the first one that is answered counts. */
  private static final List<String> VIEWS =
      List.of(
          "SELECT TABLE_SCHEMA, TABLE_NAME, VIEW_DEFINITION FROM INFORMATION_SCHEMA.VIEWS",
          "SELECT 'main', name, sql FROM sqlite_schema WHERE type = 'view'");

  private static final List<String> ROUTINES =
      List.of(
          "SELECT ROUTINE_SCHEMA, ROUTINE_NAME, ROUTINE_DEFINITION FROM"
              + " INFORMATION_SCHEMA.ROUTINES",
          "SELECT '', '', '' FROM sqlite_schema WHERE 1 = 0");

  private static final List<String> TRIGGERS =
      List.of(
          "SELECT EVENT_OBJECT_SCHEMA, EVENT_OBJECT_TABLE, TRIGGER_NAME"
              + " FROM INFORMATION_SCHEMA.TRIGGERS",
          "SELECT s.name, o.name, g.name FROM sys.triggers g"
              + " JOIN sys.objects o ON o.object_id = g.parent_id"
              + " JOIN sys.schemas s ON s.schema_id = o.schema_id",
          "SELECT 'main', tbl_name, name FROM sqlite_schema WHERE type = 'trigger'");

  private static final Set<String> SYSTEM =
      Set.of("information_schema", "pg_catalog", "sys", "mysql", "performance_schema");

  private final Connection ours;
  private final Connection plain;
  private final Set<TableName> tables = new HashSet<>();
  private final Set<String> hidden = new TreeSet<>();
  private final Diagnosis diagnosis;

  CodeExam(Connection ours, Connection plain, HushcellStatus status, Diagnosis diagnosis) {
    this.ours = ours;
    this.plain = plain;
    this.diagnosis = diagnosis;
    status.columns().forEach(column -> tables.add(column.name().table()));
  }

  /** Something in the database that has a name and, mostly, a text. */
  private record Code(String schema, String name, String text) {
    /** Where there is only one schema, drivers may name none. */
    String inSchema() {
      return schema.isEmpty() ? name : schema + "." + name;
    }
  }

  /** Asks what would become of a look at each table: a refusal shows what is wrong with it. */
  void tables() throws SQLException {
    int seen = 0;
    try (ResultSet rows =
        plain.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
      while (rows.next()) {
        String schema = rows.getString("TABLE_SCHEM");
        String inCatalogue = schema == null ? rows.getString("TABLE_CAT") : schema;
        String place = inCatalogue == null ? "" : inCatalogue;
        Code table = new Code(place, rows.getString("TABLE_NAME"), "");
        boolean own = table.name().toLowerCase(Locale.ROOT).startsWith("hushcell_");
        if (!own && !SYSTEM.contains(table.schema().toLowerCase(Locale.ROOT))) {
          seen++;
          refusal(table)
              .ifPresent(
                  message -> diagnosis.trouble("table " + table.inSchema() + ": " + message));
        }
      }
    }
    diagnosis.fine("tables that were looked at: " + seen);
  }

  private Optional<String> refusal(Code table) throws SQLException {
    String schema = table.schema().isEmpty() ? "" : quote() + table.schema() + quote() + ".";
    String name = schema + quote() + table.name() + quote();
    try {
      Explanation explained = Hushcell.explain(ours, "SELECT * FROM " + name);
      return explained instanceof Explanation.Refused refused
          ? Optional.of(refused.message())
          : Optional.empty();
    } catch (SQLException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private String quote() throws SQLException {
    return plain.getMetaData().getIdentifierQuoteString().trim();
  }

  void code() throws SQLException {
    for (Code view : reaching(VIEWS)) {
      view(view);
    }
    for (Code routine : reaching(ROUTINES)) {
      diagnosis.note(
          "routine "
              + routine.schema()
              + "."
              + routine.name()
              + " names a protected table: calls are refused unless it is listed under"
              + " procedures:");
    }
    for (Code trigger : found(TRIGGERS)) {
      if (tables.contains(new TableName(trigger.schema(), trigger.name()))) {
        diagnosis.note(
            "trigger "
                + trigger.text()
                + " on "
                + trigger.schema()
                + "."
                + trigger.name()
                + " is given cells, not values; see that it only hands them on");
      }
    }
    diagnosis.fine("views, triggers and routines were looked at");
    if (!hidden.isEmpty()) {
      diagnosis.note(
          "not looked at, because the database does not show this user their text: "
              + String.join(", ", hidden));
    }
  }

  private void view(Code view) throws SQLException {
    String name = "view " + view.schema() + "." + view.name();
    Optional<String> refusal = refusal(view);
    if (refusal.isPresent()) {
      diagnosis.note(
          name + " reaches a protected table, and statements on it are refused: " + refusal.get());
    } else {
      diagnosis.fine(name + " is followed");
    }
  }

  private List<Code> reaching(List<String> ways) throws SQLException {
    List<Code> all = found(ways);
    all.stream()
        .filter(each -> each.text().isEmpty())
        .forEach(each -> hidden.add(each.schema() + "." + each.name()));
    return all.stream().filter(this::reaches).toList();
  }

  private boolean reaches(Code code) {
    return tables.stream()
        .anyMatch(
            table ->
                Pattern.compile(
                        "\\b" + Pattern.quote(table.table()) + "\\b", Pattern.CASE_INSENSITIVE)
                    .matcher(code.text())
                    .find());
  }

  private List<Code> found(List<String> ways) throws SQLException {
    SQLException unanswered = new SQLException("there is no way to ask");
    for (String sql : ways) {
      try {
        return answer(sql);
      } catch (SQLException e) {
        unanswered = e;
      }
    }
    throw unanswered;
  }

  private List<Code> answer(String sql) throws SQLException {
    List<Code> all = new ArrayList<>();
    try (Statement statement = plain.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        String schema = String.valueOf(rows.getString(1));
        if (!SYSTEM.contains(schema.toLowerCase(Locale.ROOT))) {
          String text = rows.getString(3);
          all.add(new Code(schema, String.valueOf(rows.getString(2)), text == null ? "" : text));
        }
      }
    }
    return all;
  }
}
