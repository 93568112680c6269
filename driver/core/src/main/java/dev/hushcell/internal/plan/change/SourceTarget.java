package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.plan.read.Relations;
import dev.hushcell.internal.plan.read.StatementReaders;
import dev.hushcell.internal.plan.resolve.Claims.Role;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.plan.resolve.StatementReading;
import dev.hushcell.internal.plan.resolve.Target;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Part;
import dev.hushcell.internal.sql.tree.Relation;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the tables that an UPDATE or DELETE changes where it may have a FROM of its own. Where that
 * has the target too, it is named by its alias, or by its name when it has none. A target that FROM
 * has under another name, or not at all, is refused, for which rows are changed then is a rule of
 * its own.
 */
record SourceTarget(StatementReaders readers, List<Relation> sources) {
  /**
   * Reads the only table that is changed, and the sources beside it or around it.
   *
   * @param form what is refused where the database has no such sources
   */
  Target read(Relation.Table written, String form, Scope scope) {
    SqlRules rules = readers.reading().rules();
    if (!sources.isEmpty() && rules.targetsAmongSources()) {
      if (written.only() || written.alias().isPresent()) {
        throw readers.reading().notUnderstood("a target with an alias of its own", written);
      }
      Relations.takeHints(written, readers.reading());
      return read(List.of(written.name()), scope).get(0);
    }
    if (!sources.isEmpty() && !rules.updatesFromOthers()) {
      throw readers.reading().notUnderstood(form);
    }
    Target target = readers.target(written, scope);
    if (!sources.isEmpty()) {
      readers.sourcesApart(sources, scope);
    }
    return target;
  }

  /** Reads the sources into the scope and returns those that are changed. */
  List<Target> read(List<List<Identifier>> written, Scope scope) {
    List<Relation.Table> meant = new ArrayList<>();
    for (List<Identifier> each : written) {
      meant.add(source(each));
      readers.reading().claims().claim(each, Role.QUALIFIER);
    }
    readers.sources(sources, scope);
    return meant.stream().map(each -> readers.targetAmong(each, scope)).toList();
  }

  private Relation.Table source(List<Identifier> written) {
    List<Relation.Table> meant =
        JoinedTargets.tables(sources).stream().filter(each -> isMeant(each, written)).toList();
    if (meant.size() != 1) {
      throw readers
          .reading()
          .notUnderstood(
              "a target that is not exactly one of the sources behind FROM", written.get(0));
    }
    return meant.get(0);
  }

  private boolean isMeant(Relation.Table table, List<Identifier> written) {
    List<Identifier> called =
        table.alias().map(Part.Alias::name).map(List::of).orElseGet(table::name);
    StatementReading reading = readers.reading();
    boolean maybe = called.size() == written.size();
    boolean same = maybe;
    for (int i = 0; maybe && i < called.size(); i++) {
      Name one = called.get(i).name();
      Name other = written.get(i).name();
      maybe = reading.naming().mayBe(one, other);
      same &= reading.naming().same(one, other, Naming.Kind.ALIAS);
    }
    if (maybe && !same) {
      throw reading.notUnderstood("a target that may be one of the sources", written.get(0));
    }
    return same;
  }
}
