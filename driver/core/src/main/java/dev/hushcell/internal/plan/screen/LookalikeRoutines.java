package dev.hushcell.internal.plan.screen;

import dev.hushcell.internal.model.RoutineName;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.model.TrustedRoutine;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.plan.SchemaView.Routine;
import dev.hushcell.internal.plan.Spelling;
import dev.hushcell.internal.sql.Names;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Routines that are probably meant by a declaration which misspells them: what they are given would
 * be sent in clear, and nobody would notice.
 */
final class LookalikeRoutines {
  private LookalikeRoutines() {}

  /** Returns why a statement that names one is refused, by folded name. */
  static Map<String, String> of(SchemaView schema, TrustedObjects vouched) {
    Map<String, String> refusals = new HashMap<>();
    List<TrustedRoutine> taking =
        vouched.routines().stream().filter(TrustedRoutine::takesCells).toList();
    List<RoutineName> there =
        taking.isEmpty() ? List.of() : schema.routines().stream().map(Routine::name).toList();
    for (TrustedRoutine declared : taking) {
      if (there.stream().noneMatch(declared.name()::isLike)) {
        there.stream()
            .filter(each -> isMeant(declared.name(), each) && !isDeclared(each, vouched))
            .forEach(each -> refusals.put(Names.fold(each.routine()), why(declared, each)));
      }
    }
    return refusals;
  }

  private static boolean isMeant(RoutineName declared, RoutineName there) {
    return Spelling.isClose(declared.routine(), there.routine());
  }

  private static boolean isDeclared(RoutineName there, TrustedObjects vouched) {
    return vouched.routines().stream().anyMatch(each -> each.name().isLike(there));
  }

  private static String why(TrustedRoutine declared, RoutineName there) {
    return there
        + " does not stand under procedures:, while "
        + declared.name()
        + " does with parameters that take cells and is not there; correct the name in the"
        + " configuration, or list "
        + there
        + " too if it is another routine";
  }
}
