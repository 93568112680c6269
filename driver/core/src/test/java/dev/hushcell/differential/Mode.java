package dev.hushcell.differential;

import dev.hushcell.testing.script.Step;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A mode of H2 with its settings, and how the scripts are written in it. */
enum Mode {
  /** PostgreSQL. */
  POSTGRESQL("PostgreSQL", "", Scripts.ALL),
  /** MySQL, as H2's documentation sets it up. */
  MYSQL("MySQL", ";DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE", Scripts.ALL),
  /** SQL Server, as H2's documentation sets it up. */
  SQL_SERVER(
      "MSSQLServer", ";DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE", Scripts.ALL),
  /** MySQL with names in upper case. */
  MYSQL_ALONE("MySQL", "", Scripts.FEW),
  /** MariaDB. */
  MARIADB("MariaDB", "", Scripts.FEW),
  /** What H2 1.4 could do. */
  LEGACY("LEGACY", "", Scripts.FEW),
  /** DB2. */
  DB2("DB2", "", Scripts.FEW),
  /** Derby. */
  DERBY("Derby", "", Scripts.FEW),
  /** HSQLDB. */
  HSQLDB("HSQLDB", "", Scripts.FEW);

  /** Which scripts run. */
  private enum Scripts {
    ALL,
    FEW
  }

  /** What a mode lacks. */
  private enum Trait {
    NO_TOP,
    NO_LIMIT,
    /** A unique key takes NULL once, if it does not say otherwise. */
    NULLS_ALIKE,
    /** Columns without a name have labels that do not tell what they are made of. */
    EVEN_LABELS,
    /** Some types are missing. */
    TYPES_CHOSEN,
    /** They are no arrays. */
    BRACKETS
  }

  private final String mode;
  private final String settings;
  private final Scripts scripts;

  Mode(String mode, String settings, Scripts scripts) {
    this.mode = mode;
    this.settings = settings;
    this.scripts = scripts;
  }

  private Set<Trait> traits() {
    return switch (this) {
      case POSTGRESQL -> EnumSet.of(Trait.NO_TOP, Trait.EVEN_LABELS, Trait.TYPES_CHOSEN);
      case MYSQL, MYSQL_ALONE, MARIADB -> EnumSet.of(Trait.NO_TOP);
      case SQL_SERVER ->
          EnumSet.of(Trait.NO_LIMIT, Trait.NULLS_ALIKE, Trait.EVEN_LABELS, Trait.BRACKETS);
      case LEGACY -> EnumSet.noneOf(Trait.class);
      case DB2 -> EnumSet.of(Trait.NO_TOP, Trait.EVEN_LABELS);
      case DERBY -> EnumSet.of(Trait.NO_TOP, Trait.NO_LIMIT, Trait.NULLS_ALIKE, Trait.EVEN_LABELS);
      case HSQLDB -> EnumSet.of(Trait.EVEN_LABELS);
    };
  }

  private boolean has(Trait trait) {
    return traits().contains(trait);
  }

  /** Returns the settings for the end of a URL. */
  String settings() {
    return ";MODE=" + mode + settings;
  }

  /** Tells whether many test in it, so that it takes all scripts. */
  boolean isCommon() {
    return scripts == Scripts.ALL;
  }

  /** Returns the script in the words of the database that it imitates. */
  Optional<String> ownScript() {
    return switch (this) {
      case MYSQL, MYSQL_ALONE, MARIADB -> Optional.of("mysql-mode");
      case SQL_SERVER -> Optional.of("sqlserver-mode");
      case POSTGRESQL, LEGACY, DB2, DERBY, HSQLDB -> Optional.empty();
    };
  }

  /** Returns a script in words that the mode has; its own as it is. */
  String translated(String name, String script) {
    return ownScript().filter(name::equals).isPresent() ? script : translated(script);
  }

  private String translated(String script) {
    String text = script;
    if (has(Trait.TYPES_CHOSEN)) {
      text = text.replaceAll("(?i)\\btinyint\\b", "SMALLINT");
      text = text.replaceAll("(?i)\\bblob\\b", "VARBINARY");
    }
    if (has(Trait.NO_LIMIT)) {
      text =
          text.replaceAll(
              "(?i)\\blimit (\\S+) offset (\\S+)", "OFFSET $2 ROWS FETCH NEXT $1 ROWS ONLY");
      text = text.replaceAll("(?i)\\blimit (\\S+)", "FETCH FIRST $1 ROWS ONLY");
    }
    if (has(Trait.NULLS_ALIKE)) {
      text = text.replaceAll("(?i)create unique index", "CREATE UNIQUE NULLS DISTINCT INDEX");
      text = text.replaceAll("(?i)\\) unique,", ") UNIQUE NULLS DISTINCT,");
    }
    if (!settings.isEmpty()) { // the case of the names of schemas counts in spite of them
      text = text.replaceAll("(?i)\"public\"|\\bpublic\\b", "PUBLIC");
    }
    return text;
  }

  /** Tells whether a step is about something that the mode does not have. */
  boolean isOutside(Step step) {
    String text = step.text().toUpperCase(Locale.ROOT);
    return (has(Trait.NO_TOP) && text.startsWith("SELECT TOP "))
        || (has(Trait.BRACKETS) && text.contains("ARRAY["))
        || (has(Trait.EVEN_LABELS)
            && (step.expected() instanceof Step.Expected.Differs
                || text.contains("SELECT * FROM (SELECT 53, 'LIT')")));
  }
}
