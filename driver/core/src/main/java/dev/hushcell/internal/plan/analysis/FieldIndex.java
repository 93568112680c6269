package dev.hushcell.internal.plan.analysis;

import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.Naming.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fields by their names, so that one is found among many at once. Used by one thread. */
final class FieldIndex {
  /** So many are looked through as fast. */
  private static final int FEW = 8;

  private final List<Field> fields;
  private @Nullable Map<String, List<Field>> byKey; // made when it is first asked for

  FieldIndex(List<Field> fields) {
    this.fields = fields;
  }

  List<Field> all() {
    return fields;
  }

  /** Returns the fields that a name may mean. */
  Matches<Field> find(Name wanted, Naming naming) {
    return fields.isEmpty()
        ? Matches.none()
        : Matches.among(candidates(wanted, naming), Field::name, Kind.COLUMN, wanted, naming);
  }

  private List<Field> candidates(Name wanted, Naming naming) {
    if (fields.size() <= FEW || naming.loose()) {
      return fields;
    }
    Set<String> keys = Naming.keys(wanted.text());
    if (keys.size() > 1) {
      return fields;
    }
    Map<String, List<Field>> known = byKey == null ? byKey() : byKey;
    byKey = known;
    return known.getOrDefault(keys.iterator().next(), List.of());
  }

  private Map<String, List<Field>> byKey() {
    Map<String, List<Field>> index = new HashMap<>();
    for (Field field : fields) {
      Set<String> keys = field.name() == null ? Set.of() : Naming.keys(field.name().text());
      keys.forEach(key -> index.computeIfAbsent(key, any -> new ArrayList<>(1)).add(field));
    }
    return index;
  }
}
