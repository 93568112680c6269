package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.read.StatementReaders;
import dev.hushcell.internal.plan.resolve.Claims.Role;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.plan.resolve.Target;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Naming;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tables that an UPDATE or DELETE changes where it has a FROM of its own: there a target
 * is named by its alias, or by its name when it has none. A target that FROM has under another
 * name, or not at all, is refused, for which rows are changed then is a rule of its own.
 */
record SourceTarget(StatementReaders readers, FromItem first, @Nullable List<Join> joins) {
  /** Reads the sources into the scope and returns those that are changed. */
  List<Target> read(List<Table> written, Scope scope) {
    List<Table> meant = new ArrayList<>();
    for (Table each : written) {
      meant.add(source(each));
      readers.reading().claims().claim(each.getNameParts(), Role.QUALIFIER);
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

  private void add(FromItem item, Table written, List<Table> meant) {
    if (!(item instanceof Table table)) {
      return;
    }
    List<String> called =
        table.getAlias() == null ? table.getNameParts() : List.of(table.getAlias().getName());
    if (called.size() == written.getNameParts().size()) {
      add(table, called, written, meant);
    }
  }

  private void add(Table table, List<String> called, Table written, List<Table> meant) {
    Naming naming = readers.reading().naming();
    boolean maybe = true;
    boolean same = true;
    for (int i = 0; i < called.size(); i++) {
      Name one = Name.of(called.get(i));
      Name other = Name.of(written.getNameParts().get(i));
      maybe &= naming.mayBe(one, other);
      same &= naming.same(one, other, Naming.Kind.ALIAS);
    }
    if (maybe && !same) {
      throw readers.reading().notUnderstood("a target that may be one of the sources", written);
    }
    if (same) {
      meant.add(table);
    }
  }
}
