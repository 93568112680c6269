package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.model.Evaluable;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.analysis.SourceColumn;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand.ColumnName;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What expressions that are evaluated in the driver are made of, in the order of the text. */
final class Gathered {
  private final List<Cell> cells = new ArrayList<>();
  private final List<Told> told = new ArrayList<>();
  private final List<Kept> kept = new ArrayList<>();
  private final Set<Evaluation.InCase> cases = new LinkedHashSet<>();

  /** The name of a column, and the column of a relation that it is; null where nobody knows. */
  record Named(ColumnName written, @Nullable SourceColumn of) {}

  /** A protected column of which cells are opened. */
  record Cell(Named name, ProtectedColumn column, Evaluable evaluable) {}

  /**
   * What the database tells of each row.
   *
   * @param parts in which it stands in the text
   * @param between what is written between them
   * @param behind what is written behind it
   */
  record Told(
      Expression written,
      List<Expression> parts,
      String between,
      List<Named> names,
      String behind) {
    /** It tells what is written. */
    Told(Expression written, List<Named> names) {
      this(written, names, "");
    }

    Told(Expression written, List<Named> names, String behind) {
      this(written, List.of(written), "", names, behind);
    }

    /** Returns its text. */
    String text(Function<Expression, String> texts) {
      return parts.stream().map(texts).collect(Collectors.joining(between)) + behind;
    }

    /** Returns its names in the order of the text. */
    List<Named> inOrder() {
      return names.stream()
          .sorted(Comparator.comparingInt(each -> each.written().place().begin()))
          .toList();
    }
  }

  /** A parameter or literal that stays here: of a type, beside cells of a column or of none. */
  record Kept(Slot slot, LogicalType type, @Nullable ProtectedColumn beside) {}

  /** How much there was at a time. */
  record Mark(int cells, int told, int kept) {}

  Mark mark() {
    return new Mark(cells.size(), told.size(), kept.size());
  }

  /** Forgets what came after a time. */
  void back(Mark mark) {
    cells.subList(mark.cells(), cells.size()).clear();
    told.subList(mark.told(), told.size()).clear();
    kept.subList(mark.kept(), kept.size()).clear();
  }

  /** Takes a cell, and returns its number. */
  int add(Cell cell) {
    cells.add(cell);
    return cells.size() - 1;
  }

  /** Takes what is told, and returns its number. */
  int add(Told each) {
    told.add(each);
    return told.size() - 1;
  }

  void add(Kept each) {
    kept.add(each);
  }

  void add(Evaluation.InCase each) {
    cases.add(each);
  }

  /** Returns to which cases texts are brought. */
  List<Evaluation.InCase> cases() {
    return List.copyOf(cases);
  }

  List<Cell> cells() {
    return cells;
  }

  List<Told> told() {
    return told;
  }

  List<Kept> kept() {
    return kept;
  }

  List<Cell> cellsSince(Mark mark) {
    return List.copyOf(cells.subList(mark.cells(), cells.size()));
  }

  List<Told> toldSince(Mark mark) {
    return List.copyOf(told.subList(mark.told(), told.size()));
  }

  List<Kept> keptSince(Mark mark) {
    return List.copyOf(kept.subList(mark.kept(), kept.size()));
  }
}
