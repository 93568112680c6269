package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.cell.StoredCell;
import dev.hushcell.internal.jdbc.evaluate.GroupedValues;
import dev.hushcell.internal.jdbc.evaluate.RowFilter;
import dev.hushcell.internal.plan.GroupTest;
import dev.hushcell.internal.plan.NarrowedSplice;
import dev.hushcell.internal.plan.Narrowing;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A plan in which it is settled for one run which groups of cells the database is asked for.
 *
 * @param cells what stands for the groups, in the order of the text
 */
record Narrowed(Touching plan, List<StoredCell> cells) {
  /** Tells whether the database may be asked for groups of cells; asked for each parameter. */
  static boolean mayBe(StatementPlan plan) {
    if (plan instanceof Touching touching) {
      for (int i = 0; i < touching.splices().size(); i++) {
        if (touching.splices().get(i) instanceof NarrowedSplice) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns a plan as it is where each value that is compared is of one group. */
  static Planned expected(Planned planned) {
    return mayBe(planned.plan())
        ? planned.with(
            settled((Touching) planned.plan(), splices(planned.plan()).map(Narrowed::expected)))
        : planned;
  }

  private static NarrowedSplice expected(NarrowedSplice splice) {
    List<Integer> added = new ArrayList<>();
    String text =
        splice
            .narrowing()
            .text(
                group -> {
                  int values = group.values().size();
                  added.addAll(
                      Collections.nCopies(values * parameters(group), NarrowedSplice.CELL));
                  return Collections.nCopies(values, group.test().one("?", "?"));
                },
                told -> again(told, added::addAll));
    return splice.asking(text, added);
  }

  /** Returns a plan for the values of a run, with a parameter for each cell. */
  static Narrowed of(Touching plan, RowFilter.Bindings bindings, SessionCells cells)
      throws SQLException {
    List<StoredCell> all = new ArrayList<>();
    List<NarrowedSplice> settled = new ArrayList<>();
    for (NarrowedSplice each : splices(plan).toList()) {
      List<Integer> added = new ArrayList<>();
      Function<StoredCell, String> parameter =
          cell -> {
            all.add(cell);
            added.add(NarrowedSplice.CELL);
            return "?";
          };
      String text = text(each, found(plan, each, bindings, cells), parameter, added::addAll);
      settled.add(each.asking(text, added));
    }
    return new Narrowed(settled(plan, settled.stream()), List.copyOf(all));
  }

  /** Returns a plan of a statement without parameters, with each cell written as a literal. */
  static Touching written(Touching plan, SessionCells cells, Function<StoredCell, String> writer)
      throws SQLException {
    List<NarrowedSplice> settled = new ArrayList<>();
    for (NarrowedSplice each : splices(plan).toList()) {
      Map<Narrowing.Group, List<StoredCell>> found =
          found(plan, each, (parameter, type) -> null, cells);
      settled.add(each.asking(text(each, found, writer, none -> {}), List.of()));
    }
    return settled(plan, settled.stream());
  }

  private static Stream<NarrowedSplice> splices(StatementPlan plan) {
    return ((Touching) plan)
        .splices().stream()
            .filter(NarrowedSplice.class::isInstance)
            .map(NarrowedSplice.class::cast);
  }

  private static Touching settled(Touching plan, Stream<NarrowedSplice> settled) {
    Iterator<NarrowedSplice> next = settled.iterator();
    return plan.with(
        plan.splices().stream()
            .map(each -> each instanceof NarrowedSplice ? next.next() : each)
            .toList());
  }

  /** Returns the groups of the columns of which they are known. */
  private static Map<Narrowing.Group, List<StoredCell>> found(
      Touching plan, NarrowedSplice splice, RowFilter.Bindings bindings, SessionCells cells)
      throws SQLException {
    GroupedValues values = new GroupedValues(Objects.requireNonNull(plan.evaluation()), bindings);
    Map<Narrowing.Group, List<StoredCell>> found = new HashMap<>();
    for (Narrowing.Group group : splice.narrowing().groups().toList()) {
      Optional<List<GroupedValues.Value>> wanted = values.of(group);
      if (wanted.isPresent()) {
        cells.groups(group.column(), wanted.get()).ifPresent(all -> found.put(group, all));
      }
    }
    return found;
  }

  /**
   * Returns what is asked of groups.
   *
   * @param writer writes a cell
   * @param told hears of the parameters of each condition that is asked as it is
   */
  private static String text(
      NarrowedSplice splice,
      Map<Narrowing.Group, List<StoredCell>> found,
      Function<StoredCell, String> writer,
      Consumer<List<Integer>> told) {
    return splice
        .narrowing()
        .where(found::containsKey)
        .filter(Narrowing::hasGroups)
        .map(
            narrowing ->
                narrowing.text(
                    group -> texts(group, Objects.requireNonNull(found.get(group)), writer),
                    each -> again(each, told)))
        .orElse("");
  }

  private static String again(Narrowing.Told condition, Consumer<List<Integer>> parameters) {
    parameters.accept(condition.parameters());
    return condition.text();
  }

  private static List<String> texts(
      Narrowing.Group group, List<StoredCell> beginnings, Function<StoredCell, String> writer) {
    List<String> texts = new ArrayList<>();
    for (StoredCell beginning : beginnings) {
      List<String> ends = ends(group.test(), beginning).stream().map(writer).toList();
      texts.add(group.test().one(ends.get(0), ends.get(ends.size() - 1)));
    }
    return texts;
  }

  private static List<StoredCell> ends(GroupTest test, StoredCell beginning) {
    return switch (test.kind()) {
      case BEGINNING -> List.of(beginning);
      case PATTERN -> List.of(beginning.asPattern());
      case RANGE -> List.of(beginning, beginning.behindAll());
    };
  }

  private static int parameters(Narrowing.Group group) {
    return group.test().kind() == GroupTest.Kind.RANGE ? 2 : 1;
  }
}
