package dev.hushcell.internal.erasing;

import dev.hushcell.internal.erasing.FoundTables.Column;
import dev.hushcell.internal.erasing.FoundTables.Reference;
import dev.hushcell.internal.erasing.SubjectTable.Assignment;
import dev.hushcell.internal.erasing.SubjectTable.Link;
import dev.hushcell.internal.model.NamedColumn;
import dev.hushcell.internal.model.SubjectRule;
import dev.hushcell.internal.model.SubjectRule.Fate;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what is declared of a subject in the database, and what should be.
 *
 * @param isProtected whether a column keeps cells
 */
record TableMatching(SubjectRule rule, FoundTables found, Predicate<ColumnName> isProtected) {

  List<SubjectTable> tables() throws SQLException {
    List<SubjectTable> tables = new ArrayList<>();
    List<SubjectRule.Table> declared = rule.tables();
    for (int i = declared.size() - 1; i >= 0; i--) { // what of: names stands behind
      tables.add(0, table(declared.get(i), declared.subList(i + 1, declared.size()), tables));
    }
    return tables;
  }

  private SubjectTable table(
      SubjectRule.Table declared, List<SubjectRule.Table> behind, List<SubjectTable> foundBehind)
      throws SQLException {
    TableName name =
        found
            .table(declared.schema(), declared.table())
            .orElseThrow(() -> differs(declared.shown() + " is not there"));
    List<Column> columns = columns(name);
    Column by = column(name, columns, declared.by());
    List<String> cleared = new ArrayList<>();
    for (String each : declared.cleared()) {
      cleared.add(nullable(name, column(name, columns, each)));
    }
    List<Assignment> set = new ArrayList<>();
    declared.set().forEach((column, text) -> set.add(set(name, columns, column, text)));
    List<String> key =
        found.key(name).stream().anyMatch(each -> isProtected.test(new ColumnName(name, each)))
            ? List.of()
            : found.key(name);
    List<String> touched =
        Stream.of(cleared, set.stream().map(Assignment::column).toList(), key, List.of(by.name()))
            .flatMap(List::stream)
            .toList();
    requireOnce(name, cleared, set);
    requireKeyIsLeft(name, key, cleared, set);
    Optional<Link> of =
        declared.of().isPresent()
            ? Optional.of(link(declared.of().get(), behind, foundBehind))
            : Optional.empty();
    return new SubjectTable(
        name,
        by,
        of,
        declared.fate(),
        cleared,
        set,
        declared.fate() == Fate.DELETED
            ? List.of()
            : columns.stream().map(Column::name).filter(each -> !touched.contains(each)).toList(),
        key);
  }

  private static void requireOnce(TableName name, List<String> cleared, List<Assignment> set) {
    List<String> all =
        Stream.concat(cleared.stream(), set.stream().map(Assignment::column)).toList();
    if (all.stream().distinct().count() < all.size()) {
      throw differs(name + " has a column twice under clear: and set:");
    }
  }

  /** Rows whose key changes on the way would be met twice, or not at all. */
  private static void requireKeyIsLeft(
      TableName name, List<String> key, List<String> cleared, List<Assignment> set) {
    boolean changed =
        key.stream().anyMatch(cleared::contains)
            || set.stream().map(Assignment::column).anyMatch(key::contains);
    if (changed) {
      throw differs(name + " has its primary key under clear: or set:; delete its rows instead");
    }
  }

  private Link link(NamedColumn of, List<SubjectRule.Table> behind, List<SubjectTable> foundBehind)
      throws SQLException {
    for (int i = 0; i < behind.size(); i++) {
      if (behind.get(i).meets(of)) {
        SubjectTable table = foundBehind.get(i);
        return new Link(table, column(table.name(), columns(table.name()), of.column()).name());
      }
    }
    throw differs("of: " + of + " is none of the tables of " + rule.name());
  }

  private List<Column> columns(TableName name) throws SQLException {
    return Objects.requireNonNullElse(found.inSchema(name.schema()).get(name), List.of());
  }

  private static Column column(TableName table, List<Column> columns, String written) {
    return columns.stream()
        .filter(each -> each.name().equals(written))
        .findFirst()
        .or(
            () ->
                columns.stream().filter(each -> each.name().equalsIgnoreCase(written)).findFirst())
        .orElseThrow(() -> differs(table + " has no column " + written));
  }

  private static String nullable(TableName table, Column column) {
    if (!column.nullable()) {
      throw differs(
          table
              + "."
              + column.name()
              + " is NOT NULL, so it cannot be under clear:; give it a constant under set:");
    }
    return column.name();
  }

  private static Assignment set(
      TableName table, List<Column> columns, String written, String text) {
    Column column = column(table, columns, written);
    return new Assignment(
        column.name(),
        TypedValue.of(text, column.type(), column.typeName())
            .filter(value -> value.fits(column.size()))
            .orElseThrow(
                () ->
                    differs(
                        table
                            + "."
                            + column.name()
                            + " does not take the constant under set:; texts that are not too long,"
                            + " numbers, true, false and UUIDs are possible")));
  }

  /**
   * Returns which tables may have rows of such persons and are not declared: those with a column of
   * the name of the subject, in the schemas of the declared ones, and those that refer to a
   * declared one by a foreign key.
   */
  List<String> undeclared(List<SubjectTable> declared) throws SQLException {
    List<TableName> names = declared.stream().map(SubjectTable::name).toList();
    TreeSet<String> missing = new TreeSet<>();
    for (String schema : names.stream().map(TableName::schema).collect(Collectors.toSet())) {
      for (Map.Entry<TableName, List<Column>> table : found.inSchema(schema).entrySet()) {
        table.getValue().stream()
            .filter(each -> each.name().equalsIgnoreCase(rule.name()))
            .filter(each -> !names.contains(table.getKey()))
            .forEach(each -> missing.add(table.getKey() + " has the column " + each.name()));
      }
    }
    for (TableName table : names) {
      for (Reference each : found.references(table)) {
        if (!names.contains(each.table())) {
          missing.add(each.table() + " refers to " + table + " by " + each.column());
        }
      }
    }
    return List.copyOf(missing);
  }

  private static RuntimeException differs(String how) {
    return ErasureFault.NOT_AS_DECLARED.fault(
        how + "; nothing was erased: correct subject: in the configuration");
  }
}
