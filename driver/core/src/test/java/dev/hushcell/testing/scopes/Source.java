package dev.hushcell.testing.scopes;

import java.util.List;

/**
 * Something that stands in FROM or WITH.
 *
 * @param name by which it is known there, as the database keeps it
 * @param bare whether that is the name of a table that has no other one here
 */
record Source(String name, List<Field> fields, boolean bare) {
  Source(String name, List<Field> fields) {
    this(name, fields, false);
  }

  boolean has(String field) {
    return fields.stream().anyMatch(each -> each.name().equals(field));
  }
}
