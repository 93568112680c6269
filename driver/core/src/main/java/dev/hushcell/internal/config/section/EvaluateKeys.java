package dev.hushcell.internal.config.section;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.yaml.Section;
import dev.hushcell.internal.model.Evaluable;
import dev.hushcell.internal.model.Evaluable.Right;
import dev.hushcell.internal.model.Evaluable.TextOrder;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The keys of a column that say what may be evaluated of it; all of them, or none. */
final class EvaluateKeys {
  private static final int MOST = 1_000_000_000;

  private EvaluateKeys() {}

  /**
   * Reads them.
   *
   * @param parts the name of the column, with its schema or without
   */
  static Optional<Evaluable> of(Section section, List<String> parts) {
    List<Right> rights = section.choices("evaluate", List.of(Right.values()));
    Optional<TextOrder> order = section.choice("text-order", List.of(TextOrder.values()));
    Optional<Integer> rows = section.number("rows", 1, MOST);
    Optional<Integer> bytes = section.number("bytes", 1, MOST);
    boolean ends = section.keys().contains("early-stop");
    boolean stops = !ends || section.flag("early-stop");
    boolean any = ends || order.isPresent() || rows.isPresent() || bytes.isPresent();
    boolean all = !rights.isEmpty() && rows.isPresent() && bytes.isPresent();
    if (!all && (any || !rights.isEmpty() || section.keys().contains("evaluate"))) {
      throw ConfigFault.BAD_VALUE.fault(
          section.name()
              + " must have evaluate, rows and bytes, or none of them: what is evaluated in the"
              + " driver has its bounds ("
              + section.place()
              + ")");
    }
    return all
        ? Optional.of(evaluable(parts, rights, order, rows, bytes, stops))
        : Optional.empty();
  }

  private static Evaluable evaluable(
      List<String> parts,
      List<Right> rights,
      Optional<TextOrder> order,
      Optional<Integer> rows,
      Optional<Integer> bytes,
      boolean stops) {
    int last = parts.size() - 1;
    return new Evaluable(
        parts.size() == 3 ? Optional.of(parts.get(0)) : Optional.empty(),
        parts.get(last - 1),
        parts.get(last),
        Set.copyOf(rights),
        order,
        rows.orElseThrow(),
        bytes.orElseThrow(),
        stops);
  }
}
