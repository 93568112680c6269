package dev.hushcell.processor;

import dev.hushcell.processor.model.Column;
import dev.hushcell.processor.model.Problems;
import dev.hushcell.processor.model.Protection;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** The columns found so far; what contradicts another one is told and left out. */
final class Columns {
  private final Map<String, Column> columns = new TreeMap<>();
  private final Map<String, Column> byKey = new TreeMap<>();
  private final Set<Element> settled = new HashSet<>();
  private final Set<TypeElement> visited = new HashSet<>();
  private final Problems problems;

  Columns(Problems problems) {
    this.problems = problems;
  }

  /** Returns the columns in an order that is always the same. */
  Collection<Column> all() {
    return columns.values();
  }

  /** Takes note of a class whose attributes an entity stores. */
  void visited(TypeElement type) {
    visited.add(type);
  }

  boolean isVisited(TypeElement type) {
    return visited.contains(type);
  }

  /** Tells whether a member has its columns, or was refused. */
  boolean isSettled(Element member) {
    return settled.contains(member);
  }

  void refuse(Element member, String why) {
    settled.add(member);
    problems.error(member, why);
  }

  void add(Column column) {
    settled.add(column.at());
    column.protection().flaw().ifPresent(flaw -> problems.error(column.at(), flaw));
    Column earlier = columns.putIfAbsent(column.identity(), column);
    if (earlier != null && !earlier.protection().equals(column.protection())) {
      problems.error(
          column.at(),
          column.shown()
              + " is also that of "
              + earlier.member()
              + ", which declares it otherwise; make both alike");
    }
    checkKey(column);
  }

  /** Columns with one key have comparable cells, so they must be sealed alike. */
  private void checkKey(Column column) {
    Protection own = column.protection();
    if (own.key().isEmpty()) {
      return;
    }
    Column other = byKey.putIfAbsent(own.key(), column);
    if (other != null && !alike(own, other.protection())) {
      problems.error(
          column.at(),
          "the key "
              + own.key()
              + " is shared with "
              + other.member()
              + "; both must agree in search, compare, pad, storage, groups and belongsTo");
    }
  }

  private static boolean alike(Protection one, Protection two) {
    return one.search().equals(two.search())
        && one.compare().equals(two.compare())
        && one.pad() == two.pad()
        && one.groups() == two.groups()
        && one.first() == two.first()
        && one.belongsTo().equals(two.belongsTo())
        && one.storage().equals(two.storage());
  }
}
