package dev.hushcell.internal.config.section;

import dev.hushcell.internal.config.yaml.Section;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.model.TrustedObjects.DroppedChecks;
import java.util.List;
import java.util.Set;

/**
 * Reads what the configuration vouches for: {@code procedures:}, {@code views:} and {@code ddl:}.
 */
public record TrustedSections(Section root, List<ColumnRule> columns, Set<String> plain) {
  public static final List<String> DDL_KEYS = List.of("checks");

  public enum Checks {
    REFUSE,
    DROP_LISTS,
    DROP
  }

  public TrustedObjects read() {
    return new TrustedObjects(
        new ProcedureSection(root, new DeclaredNames(columns)).read(),
        new ViewSection(root, columns, plain).read(),
        checks());
  }

  private DroppedChecks checks() {
    Checks said =
        root.section("ddl")
            .flatMap(
                section -> {
                  section.allowOnly(DDL_KEYS);
                  return section.choice("checks", List.of(Checks.values()));
                })
            .orElse(Checks.DROP_LISTS);
    return switch (said) {
      case REFUSE -> DroppedChecks.NONE;
      case DROP_LISTS -> DroppedChecks.LISTS;
      case DROP -> DroppedChecks.ALL;
    };
  }
}
