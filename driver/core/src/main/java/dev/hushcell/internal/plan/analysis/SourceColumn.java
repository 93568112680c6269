package dev.hushcell.internal.plan.analysis;

import java.util.Objects;

/**
 * A column of one relation between FROM and WHERE. A table that is read twice is two relations.
 *
 * @param column its name, as it is stored
 */
public record SourceColumn(RelationType relation, String column) {
  static SourceColumn of(RelationType relation, Field field) {
    return new SourceColumn(relation, Objects.requireNonNull(field.name()).text());
  }
}
