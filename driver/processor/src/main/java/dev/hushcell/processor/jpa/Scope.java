package dev.hushcell.processor.jpa;

import dev.hushcell.processor.model.Table;
import javax.lang.model.element.TypeElement;

/**
 * Where attributes are read.
 *
 * @param path how messages name the place, such as {@code crm.Contact.address}
 * @param entity the entity that stores them
 * @param table asked for each attribute, since a name that cannot be known is told at it
 * @param overrides what replaces their columns
 * @param access where their JPA annotations stand unless their class says otherwise
 * @param depth how many embeddables are around them
 */
public record Scope(
    String path,
    TypeElement entity,
    TableFinder table,
    Overrides overrides,
    Attributes.Access access,
    int depth) {

  /** Finds the table of an attribute. */
  public interface TableFinder {
    /**
     * Returns it.
     *
     * @param attribute the attribute
     * @param secondary what the column says of its table; may be empty
     */
    Table find(Attribute attribute, String secondary);
  }

  public Scope within(Attribute attribute) {
    return new Scope(
        path + "." + attribute.name(),
        entity,
        table,
        overrides.within(attribute),
        access,
        depth + 1);
  }

  public Scope in(TableFinder other) {
    return new Scope(path, entity, other, overrides, access, depth);
  }
}
