package dev.hushcell.samples.crm.text;

import java.util.Locale;

/** Names of fields in words. */
public final class FieldName {
  private FieldName() {}

  /** Returns the name of a property as people read it: {@code lastName} is "Last name". */
  public static String words(String property) {
    if (property.isEmpty()) {
      return "";
    }
    String words = property.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
