package dev.hushcell.internal.schema;

import dev.hushcell.internal.plan.SchemaView.Routine;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.Naming.Kind;
import java.util.List;
import java.util.Optional;

/** Finds a routine by the name that stands in a text. */
final class RoutineSearch {
  private RoutineSearch() {}

  /** Returns the only one of a name; of several, some databases take the one that fits best. */
  static Optional<Routine> one(
      List<Routine> all, List<String> schemas, Name written, Naming naming) {
    List<Routine> found =
        all.stream()
            .filter(each -> naming.same(written, Name.stored(each.name().routine()), Kind.COLUMN))
            .filter(each -> schemas.stream().anyMatch(path -> isIn(path, each, naming)))
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static boolean isIn(String schema, Routine routine, Naming naming) {
    return naming.same(Name.stored(schema), Name.stored(routine.name().schema()), Kind.TABLE);
  }
}
