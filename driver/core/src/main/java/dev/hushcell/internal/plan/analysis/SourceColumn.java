package dev.hushcell.internal.plan.analysis;

import java.util.List;
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
    if (relation.rows().isPresent()) {
      return Optional.of(this);
    }
    List<Field> fields =
        relation.all().stream()
            .filter(each -> each.name() != null && each.name().text().equals(column))
            .toList();
    return fields.size() == 1
        ? Optional.ofNullable(within(fields.get(0))).flatMap(SourceColumn::stored)
        : Optional.empty();
  }

  private static @Nullable SourceColumn within(Field field) {
    return field.origin() instanceof Field.Origin.Common common ? common.of().of() : field.of();
  }

  static SourceColumn of(RelationType relation, Field field) {
    return new SourceColumn(relation, Objects.requireNonNull(field.name()).text());
  }
}
