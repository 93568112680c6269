package dev.hushcell.internal.config.section;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.yaml.Section;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.Evaluable;
import dev.hushcell.internal.model.Evaluable.Right;
import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.internal.model.HeapBounds;
import dev.hushcell.policy.DeclaredColumn;
import dev.hushcell.policy.Evaluated;
import dev.hushcell.policy.Search;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a column says of evaluation over opened cells: rights and bounds. {@code search: full} has
 * all rights. Bounds that are not given follow from the heap.
 *
 * @param full whether the column says {@code search: full}
 * @param said whether it says anything else about evaluation
 * @param name how the column, or its annotation, is called in messages
 * @param place where that stands
 */
record EvaluateKeys(
    boolean full,
    boolean said,
    Set<Right> rights,
    Optional<TextOrder> order,
    Optional<Integer> rows,
    Optional<Integer> bytes,
    boolean stops,
    String name,
    String place) {
  private static final int MOST = 1_000_000_000;

  static EvaluateKeys of(Section section, Search search) {
    boolean ends = section.keys().contains("early-stop");
    List<Right> rights = section.choices("evaluate", List.of(Right.values()));
    Optional<TextOrder> order = section.choice("text-order", List.of(TextOrder.values()));
    Optional<Integer> rows = section.number("rows", 1, MOST);
    Optional<Integer> bytes = section.number("bytes", 1, MOST);
    return new EvaluateKeys(
        search == Search.FULL,
        ends
            || order.isPresent()
            || rows.isPresent()
            || bytes.isPresent()
            || section.keys().contains("evaluate"),
        Set.copyOf(rights),
        order,
        rows,
        bytes,
        !ends || section.flag("early-stop"),
        section.name(),
        section.place().toString());
  }

  static EvaluateKeys of(DeclaredColumn column, String place) {
    Evaluated evaluated = column.evaluated();
    if (Math.min(evaluated.rows(), evaluated.bytes()) < 0
        || Math.max(evaluated.rows(), evaluated.bytes()) > MOST) {
      throw ConfigFault.BAD_VALUE.at(
          place, "rows and bytes must be whole numbers from 1 to " + MOST);
    }
    return new EvaluateKeys(
        column.search() == Search.FULL,
        !evaluated.equals(Evaluated.UNSAID),
        evaluated.rights().stream()
            .map(right -> Right.valueOf(right.name()))
            .collect(Collectors.toUnmodifiableSet()),
        Optional.of(evaluated.textOrder())
            .filter(order -> order != dev.hushcell.policy.TextOrder.UNSPECIFIED)
            .map(order -> TextOrder.valueOf(order.name())),
        Optional.of(evaluated.rows()).filter(rows -> rows > 0),
        Optional.of(evaluated.bytes()).filter(bytes -> bytes > 0),
        evaluated.earlyStop(),
        column.table() + "." + column.column(),
        place);
  }

  Optional<Evaluable> evaluable(ColumnRule rule) {
    if (full && !rights.isEmpty()) {
      throw ConfigFault.BAD_VALUE.at(
          place,
          name
              + " has search: full, which allows all that evaluate can name; remove evaluate, or"
              + " write search: equality beside it");
    }
    if (!full && said && rights.isEmpty()) {
      throw ConfigFault.BAD_VALUE.at(
          place,
          name
              + " says how much is evaluated in the driver, and not what; write evaluate beside it,"
              + " or remove rows, bytes, text-order and early-stop");
    }
    return full || said ? Optional.of(allowed(rule)) : Optional.empty();
  }

  private Evaluable allowed(ColumnRule rule) {
    HeapBounds heap = HeapBounds.ofProcess();
    return new Evaluable(
        rule.schema(),
        rule.table(),
        rule.column(),
        full ? Set.of(Right.values()) : rights,
        order,
        rows.orElse(heap.rows()),
        bytes.orElse(heap.bytes()),
        stops);
  }
}
