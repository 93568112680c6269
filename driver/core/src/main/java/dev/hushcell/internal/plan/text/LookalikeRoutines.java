package dev.hushcell.internal.plan.text;

import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.plan.SchemaView.Routine;
import dev.hushcell.internal.plan.query.Spelling;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.policy.RoutineName;
import dev.hushcell.policy.Vouched;
import dev.hushcell.policy.VouchedRoutine;
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
  static Map<String, String> of(SchemaView schema, Vouched vouched) {
    Map<String, String> refusals = new HashMap<>();
    List<VouchedRoutine> taking =
        vouched.routines().stream().filter(VouchedRoutine::takesCells).toList();
    List<RoutineName> there =
        taking.isEmpty() ? List.of() : schema.routines().stream().map(Routine::name).toList();
    for (VouchedRoutine declared : taking) {
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

  private static boolean isDeclared(RoutineName there, Vouched vouched) {
    return vouched.routines().stream().anyMatch(each -> each.name().isLike(there));
  }

  private static String why(VouchedRoutine declared, RoutineName there) {
    return there
        + " does not stand under procedures:, while "
        + declared.name()
        + " does with parameters that take cells and is not there; correct the name in the"
        + " configuration, or list "
        + there
        + " too if it is another routine";
  }
}
