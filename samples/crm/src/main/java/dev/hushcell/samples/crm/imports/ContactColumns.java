package dev.hushcell.samples.crm.imports;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which column of a file is which: by the names that its first line has, English or German, in any
 * case, with or without spaces and punctuation.
 *
 * @param names the file's own name of a column, by the name of the field
 */
record ContactColumns(Map<String, String> names) {
  private static final Map<String, Set<String>> KNOWN =
      Map.of(
          "firstName", Set.of("firstname", "givenname", "forename", "vorname"),
          "lastName",
              Set.of("lastname", "surname", "familyname", "name", "nachname", "familienname"),
          "city", Set.of("city", "town", "ort", "stadt", "wohnort"),
          "email", Set.of("email", "emailaddress", "mail", "emailadresse", "mailadresse"),
          "phone",
              Set.of("phone", "phonenumber", "telephone", "telefon", "telefonnummer", "rufnummer"),
          "taxId",
              Set.of(
                  "taxid",
                  "taxnumber",
                  "vatnumber",
                  "vatid",
                  "steuernummer",
                  "steuerid",
                  "ustid",
                  "ustidnr"),
          "account",
              Set.of("account", "company", "organisation", "organization", "firma", "unternehmen"));

  /**
   * Finds the columns.
   *
   * @throws IOException when one that is needed is missing, or one is there twice
   */
  static ContactColumns of(List<String> header) throws IOException {
    Map<String, String> names = new HashMap<>();
    for (String name : header) {
      String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
      for (Map.Entry<String, Set<String>> field : KNOWN.entrySet()) {
        if (field.getValue().contains(plain) && names.putIfAbsent(field.getKey(), name) != null) {
          throw new IOException("two columns of the first line are the " + shown(field.getKey()));
        }
      }
    }
    if (!names.containsKey("lastName")) {
      throw new IOException(
          "the first line must name the columns, and none of them is a last name (last_name, \"Last"
              + " name\", surname)");
    }
    return new ContactColumns(Map.copyOf(names));
  }

  private static String shown(String field) {
    return String.join(" ", Arrays.asList(field.split("(?=[A-Z])"))).toLowerCase(Locale.ROOT);
  }

  /** Returns how the file names a field, for remarks about its rows. */
  String shownAs(String field) {
    return names.getOrDefault(field, field);
  }
}
