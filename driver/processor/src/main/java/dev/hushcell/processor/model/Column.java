package dev.hushcell.processor.model;

import java.util.Locale;
import javax.lang.model.element.Element;

/**
 * A column that is to be protected.
 *
 * @param member how messages name the attribute, such as {@code crm.Contact.address.street}
 * @param table the table
 * @param name the column
 * @param protection the annotation
 * @param at the member that has it
 */
public record Column(String member, Table table, String name, Protection protection, Element at) {
  /** Returns what tells columns apart. */
  public String identity() {
    return (table.schema() + "\0" + table.name() + "\0" + name).toLowerCase(Locale.ROOT);
  }

  public String shown() {
    return table.name() + "." + name;
  }
}
