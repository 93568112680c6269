package dev.hushcell.internal.config;

import dev.hushcell.policy.ColumnRule;
import dev.hushcell.policy.Vouched;
import java.util.List;

/** Reads what the configuration vouches for: {@code procedures:} and {@code ddl:}. */
final class VouchedSections {
  static final List<String> DDL_KEYS = List.of("checks");

  /** What becomes of CHECKs on protected columns. */
  enum Checks {
    REFUSE,
    DROP
  }

  private final Section root;
  private final List<ColumnRule> columns;

  VouchedSections(Section root, List<ColumnRule> columns) {
    this.root = root;
    this.columns = columns;
  }

  Vouched read() {
    return new Vouched(new ProcedureSection(root, columns).read(), dropsChecks());
  }

  private boolean dropsChecks() {
    return root.section("ddl")
        .flatMap(
            section -> {
              section.allowOnly(DDL_KEYS);
              return section.choice("checks", List.of(Checks.values()));
            })
        .filter(Checks.DROP::equals)
        .isPresent();
  }
}
