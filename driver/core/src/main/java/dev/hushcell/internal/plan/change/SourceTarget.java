package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.query.Readers;
import dev.hushcell.internal.plan.query.Target;
import dev.hushcell.internal.plan.scope.Name;
import dev.hushcell.internal.plan.scope.Scope;
import dev.hushcell.internal.sql.Names;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tables that UPDATE or DELETE of T-SQL, or DELETE of MySQL, changes where it has a FROM
 * of its own: there a target is named by its alias, or by its name when it has none. A target that
 * FROM has under another name, or not at all, is refused, for which rows are changed then is a rule
 * of its own.
 */
record SourceTarget(Readers readers, FromItem first, @Nullable List<Join> joins) {
  /** Reads the sources into the scope and returns those that are changed. */
  List<Target> read(List<Table> written, Scope scope) {
    List<Table> meant = new ArrayList<>();
    for (Table each : written) {
      meant.add(source(each));
      readers.reading().mentions().read(each, each.getNameParts().toArray(new String[0]));
    }
    readers.sources(first, joins, scope);
    return meant.stream().map(each -> readers.targetAmong(each, scope)).toList();
  }

  private Table source(Table written) {
    List<Table> meant = new ArrayList<>();
    add(first, written, meant);
    for (Join join : joins == null ? List.<Join>of() : joins) {
      add(join.getFromItem(), written, meant);
    }
    if (meant.size() != 1) {
      throw readers
          .reading()
          .notUnderstood("a target that is not exactly one of the sources behind FROM", written);
    }
    return meant.get(0);
  }

  private static void add(FromItem item, Table written, List<Table> meant) {
    if (!(item instanceof Table table)) {
      return;
    }
    boolean called =
        table.getAlias() == null
            ? sameParts(table.getNameParts(), written.getNameParts())
            : sameParts(List.of(table.getAlias().getName()), written.getNameParts());
    if (called) {
      meant.add(table);
    }
  }

  private static boolean sameParts(List<String> one, List<String> other) {
    return folded(one).equals(folded(other));
  }

  private static List<String> folded(List<String> parts) {
    return parts.stream().map(part -> Names.fold(Name.of(part).text())).toList();
  }
}
