package dev.hushcell.internal.plan.query;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.scope.Name;
import dev.hushcell.internal.plan.scope.Scope;
import dev.hushcell.internal.plan.scope.Source;
import dev.hushcell.internal.plan.scope.Worth;
import dev.hushcell.internal.sql.Dialect;
import dev.hushcell.policy.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import org.jspecify.annotations.Nullable;

/** Finds out what a column reference means. */
final class Columns {
  /** Words that are values or functions to the database although they look like columns. */
  private static final Set<String> NO_COLUMNS =
      Set.of(
          "user",
          "current_user",
          "session_user",
          "system_user",
          "current_role",
          "current_schema",
          "current_catalog",
          "current_path",
          "current_date",
          "current_time",
          "current_timestamp",
          "localtime",
          "localtimestamp",
          "sysdate",
          "systimestamp",
          "sysuuid",
          "today",
          "unknown");

  /** Of these, those that H2 never takes for a column, unless they are quoted or qualified. */
  private static final Set<String> NEVER_IN_H2 =
      Set.of("user", "current_user", "session_user", "system_user");

  private final Reading reading;

  Columns(Reading reading) {
    this.reading = reading;
  }

  /** Returns what an unqualified reference is worth, or empty when no table has it. */
  Optional<Worth> find(Column column, Scope scope) {
    reading.mentions().read(column, column.getColumnName());
    int position = reading.position(column);
    return unqualified(Name.of(column.getColumnName()), scope, position)
        .map(worth -> place(worth, position));
  }

  /** Returns what the reference is worth, or refuses it when that cannot be told. */
  Worth resolve(Column column, Scope scope) {
    Table table = column.getTable();
    List<String> parts = table == null ? List.of() : List.copyOf(table.getNameParts());
    reading.mentions().read(column, column.getColumnName());
    if (table != null) {
      reading.mentions().read(table, parts.toArray(new String[0]));
    }
    if (column.getArrayConstructor() != null || column.getOldOracleJoinSyntax() != 0) {
      throw reading.notUnderstood("an array element or (+)", column);
    }
    Name name = Name.of(column.getColumnName());
    int position = reading.position(column);
    if (table == null || parts.isEmpty()) {
      return place(
          unqualified(name, scope, position).orElseGet(() -> unknown(name, position)), position);
    }
    return place(qualified(table, name, scope, position), position);
  }

  private static Worth place(Worth worth, int position) {
    return worth instanceof Worth.Cell cell ? cell.at(position) : worth;
  }

  private Optional<Worth> unqualified(Name name, Scope scope, int position) {
    if (isNeverColumn(name)) {
      return Optional.of(Worth.plain());
    }
    boolean complete = true;
    for (@Nullable Scope at = scope; at != null; at = at.outer()) {
      List<Worth> found = new ArrayList<>();
      for (Source source : at.sources()) {
        source.find(name).forEach(column -> found.add(column.worth()));
      }
      if (!found.isEmpty()) {
        boolean one = found.size() == 1 || at.isMerged(name);
        Worth worth = one ? found.get(0) : onlyPlain(found, name, position);
        return Optional.of(complete ? worth : onlyPlain(List.of(worth), name, position));
      }
      complete &= at.isComplete();
    }
    if (!complete || (!name.quoted() && isValue(name))) {
      return Optional.of(Worth.plain());
    }
    return Optional.empty();
  }

  private boolean isNeverColumn(Name name) {
    return !name.quoted()
        && NEVER_IN_H2.contains(name.folded())
        && reading.statement().tokens().dialect() == Dialect.H2;
  }

  private boolean isValue(Name name) {
    return NO_COLUMNS.contains(name.folded())
        || reading.rules().columnWords().contains(name.folded());
  }

  private static Worth onlyPlain(List<Worth> found, Name name, int position) {
    if (found.stream().allMatch(worth -> worth instanceof Worth.Plain)) {
      return Worth.plain();
    }
    throw PlanFault.COLUMN_AMBIGUOUS.at(
        position,
        "column "
            + name.text()
            + " may mean more than one column, of which one is protected; qualify it with the"
            + " table or its alias");
  }

  private Worth qualified(Table qualifier, Name name, Scope scope, int position) {
    for (@Nullable Scope at = scope; at != null; at = at.outer()) {
      List<Source> called = new ArrayList<>();
      for (Source source : at.sources()) {
        if (isMeant(qualifier, source)) {
          called.add(source);
        }
      }
      if (!called.isEmpty()) {
        return among(called, name, position);
      }
    }
    reading.doubt(
        PlanFault.COLUMN_UNKNOWN.at(
            position,
            "no table or alias "
                + qualifier.getName()
                + " is in reach of its column "
                + name.text()
                + "; check the name"));
    return Worth.plain();
  }

  /** Tells whether a column may be one of a table that was read as a source. */
  static boolean mayHave(Table table, Column column, Scope scope) {
    Name called = Name.of(table.getAlias() == null ? table.getName() : table.getAlias().getName());
    Name name = Name.of(column.getColumnName());
    boolean known =
        scope.sources().stream()
            .filter(source -> isMeant(column, source))
            .anyMatch(source -> !source.find(name).isEmpty());
    return scope.sources().stream()
        .filter(source -> source.isCalled(called) && isMeant(column, source))
        .anyMatch(source -> known ? !source.find(name).isEmpty() : !source.isComplete());
  }

  private static boolean isMeant(Column column, Source source) {
    return column.getTable() == null || isMeant(column.getTable(), source);
  }

  static boolean isMeant(Table qualifier, Source source) {
    boolean named = source.isCalled(Name.of(qualifier.getName()));
    if (!named || qualifier.getSchemaName() == null) {
      return named;
    }
    TableName table = source.table();
    return table != null && Name.of(qualifier.getSchemaName()).mayMean(table.schema());
  }

  private Worth among(List<Source> sources, Name name, int position) {
    List<Worth> found = new ArrayList<>();
    boolean complete = true;
    for (Source source : sources) {
      source.find(name).forEach(column -> found.add(column.worth()));
      complete &= source.isComplete();
    }
    if (found.size() == 1) {
      return found.get(0);
    }
    if (found.size() > 1) {
      return onlyPlain(found, name, position);
    }
    if (!complete || isValue(name)) {
      return Worth.plain();
    }
    return unknown(name, position);
  }

  private Worth unknown(Name name, int position) {
    reading.doubt(
        PlanFault.COLUMN_UNKNOWN.at(
            position,
            "no table in reach has a column " + name.text() + "; check the name and its table"));
    return Worth.plain();
  }
}
