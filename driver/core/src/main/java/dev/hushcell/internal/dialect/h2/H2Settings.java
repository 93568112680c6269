package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.schema.SchemaFault;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.SessionFlag;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settings of a database and of one session of it, by name in upper case. */
record H2Settings(Map<String, String> values) {
  /** The query for them, which may be one half of another query. */
  static final String SETTINGS =
      "SELECT 'SETTING ' || UPPER(SETTING_NAME), SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS"
          + " WHERE UPPER(SETTING_NAME) IN ('MODE', 'IGNORECASE', 'VARIABLE_BINARY',"
          + " 'NON_KEYWORDS', 'TIME ZONE', 'DATABASE_TO_UPPER', 'DATABASE_TO_LOWER',"
          + " 'DEFAULT_ESCAPE')";

  private static final String PREFIX = "SETTING ";

  private static final String BACKSLASH = "\\";

  /**
   * Words that are values, functions or units of time while they are keywords, and may become names
   * without that the parts of a statement are others.
   */
  private static final Set<String> NAMES =
      Names.words("DAY HOUR KEY MINUTE MONTH SECOND SESSION_USER SYSTEM_USER USER VALUE YEAR");

  H2Settings {
    values = Map.copyOf(values);
  }

  static H2Settings of(Connection connection) throws SQLException {
    Map<String, String> found = new HashMap<>();
    Rows.of(connection, SETTINGS, row -> found.put(row.getString(1), row.getString(2)));
    return in(found);
  }

  /** Takes them out of the rows of a query, others among them. */
  static H2Settings in(Map<String, String> rows) {
    Map<String, String> values = new HashMap<>();
    rows.forEach(
        (key, value) -> {
          if (key.startsWith(PREFIX)) {
            values.put(key.substring(PREFIX.length()), value);
          }
        });
    return new H2Settings(values);
  }

  private String value(String name) {
    return values.getOrDefault(name, "");
  }

  private boolean isOn(String name) {
    String value = value(name).toUpperCase(Locale.ROOT);
    return !value.isEmpty() && !value.equals("FALSE") && !value.equals("0");
  }

  /** Returns the mode of the database; empty when it is none that is known. */
  Optional<H2Mode> mode() {
    return H2Mode.named(value("MODE"));
  }

  String zone() {
    return value("TIME ZONE");
  }

  /** Returns what is switched in how texts are read, apart by commas. */
  String reading() {
    List<String> words = new ArrayList<>();
    mode().map(H2Mode::words).filter(each -> !each.isEmpty()).ifPresent(words::add);
    if (isOn("DATABASE_TO_LOWER")) {
      words.add(SessionFlag.NAMES_LOWERED.name());
    } else if (!isOn("DATABASE_TO_UPPER")) {
      words.add(SessionFlag.NAMES_KEPT.name());
    }
    return String.join(",", words);
  }

  /** Returns what the session has set under which statements mean something unknown, or nothing. */
  String obstacle() {
    if (isOn("VARIABLE_BINARY")) {
      return "VARIABLE_BINARY=TRUE";
    }
    if (!values.getOrDefault("DEFAULT_ESCAPE", BACKSLASH).equals(BACKSLASH)) {
      return "DEFAULT_ESCAPE=" + value("DEFAULT_ESCAPE");
    }
    return List.of(value("NON_KEYWORDS").split(",")).stream()
        .filter(word -> !word.isEmpty() && !NAMES.contains(word.toUpperCase(Locale.ROOT)))
        .findFirst()
        .map(word -> "NON_KEYWORDS=" + word)
        .orElse("");
  }

  /** Refuses settings under which names, types or values mean something unknown. */
  void requireSupported(H2Mode.Family family) {
    if (isOn("IGNORECASE")) {
      throw refused(
          "IGNORECASE",
          "remove that setting, and write VARCHAR_IGNORECASE for columns that ignore case");
    }
    if (isOn("VARIABLE_BINARY")) {
      throw refused("VARIABLE_BINARY", "remove that setting, or use the plain driver");
    }
    if (mode().isEmpty()) {
      throw refused("MODE", "remove that setting, or use the plain driver");
    }
    if (mode().get().family() != family) {
      throw refused(
          "MODE", "the mode that it had when this driver connected was another; set it back");
    }
  }

  private RuntimeException refused(String name, String remedy) {
    return SchemaFault.SETTING.fault(
        ("the database has %s=%s, under which SQL means something else than this version"
                + " knows; %s")
            .formatted(name, value(name), remedy));
  }
}
