package dev.hushcell.samples.crm.glass;

import dev.hushcell.policy.Compare;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;

/** A protected column in words: how it can be searched, and what that shows to the database. */
public record GlassColumn(ProtectedColumn column) {
  /** Returns its name. */
  public String getName() {
    return column.name().column().toLowerCase(java.util.Locale.ROOT);
  }

  /** Returns the type that the application sees. */
  public String getType() {
    return column.type().declared();
  }

  /** Returns the name of its data key. */
  public String getKey() {
    return column.key();
  }

  /** Returns how it can be searched. */
  public String getSearch() {
    if (column.search() == Search.NONE) {
      return "none";
    }
    return column.compare() == Compare.LOWER ? "equality, in lower case" : "equality";
  }

  /** Returns what whoever reads the database learns. */
  public String getLeak() {
    return column.search() == Search.NONE
        ? "The length, in steps of 16 bytes. Equal values look different."
        : "Which cells are equal and how often each occurs, also between columns under the same"
            + " key; and the length, in steps of 16 bytes.";
  }
}
