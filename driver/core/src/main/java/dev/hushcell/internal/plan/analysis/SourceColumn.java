package dev.hushcell.internal.plan.analysis;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column of one relation between FROM and WHERE. A table that is read twice is two relations.
 *
 * @param column its name, as it is stored
 */
public record SourceColumn(RelationType relation, String column) {
  /**
   * Returns the column of a table that it is, unchanged, through derived tables and what WITH
   * names; empty where it is none.
   */
  public Optional<SourceColumn> stored() {
    return relation.rows().isPresent()
        ? Optional.of(this)
        : relation
            .stored(column)
            .flatMap(each -> Optional.ofNullable(within(each)))
            .flatMap(SourceColumn::stored);
  }

  private static @Nullable SourceColumn within(Field field) {
    return field.origin() instanceof Field.Origin.Common common ? common.of().of() : field.of();
  }

  static SourceColumn of(RelationType relation, Field field) {
    return new SourceColumn(relation, Objects.requireNonNull(field.name()).text());
  }
}
