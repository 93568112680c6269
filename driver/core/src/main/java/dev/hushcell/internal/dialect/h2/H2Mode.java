package dev.hushcell.internal.dialect.h2;

import static dev.hushcell.internal.sql.SessionFlag.BRACKETED_NAMES;
import static dev.hushcell.internal.sql.SessionFlag.HASHES_IN_NAMES;
import static dev.hushcell.internal.sql.SessionFlag.HEXADECIMAL_IS_BINARY;
import static dev.hushcell.internal.sql.SessionFlag.KEYS_AMONG_COLUMNS;
import static dev.hushcell.internal.sql.SessionFlag.LIMIT_IS_A_NAME;
import static dev.hushcell.internal.sql.SessionFlag.MINUS_IS_A_NAME;

import dev.hushcell.internal.sql.SessionFlag;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The compatibility modes of H2 whose meaning is known. Oracle's is not among them: there an empty
 * text is a NULL, and a number keeps another scale than its column has.
 */
public enum H2Mode {
  /** The default. */
  REGULAR(Family.STANDARD),
  /** Without what the standard does not have. */
  STRICT(Family.STANDARD, LIMIT_IS_A_NAME, MINUS_IS_A_NAME),
  /** What H2 1.4 could do. */
  LEGACY(Family.STANDARD),
  /** DB2. */
  DB2(Family.STANDARD),
  /** Apache Derby. */
  DERBY(Family.STANDARD, LIMIT_IS_A_NAME, MINUS_IS_A_NAME),
  /** HSQLDB. */
  HSQLDB(Family.STANDARD),
  /** PostgreSQL. */
  POSTGRESQL(Family.STANDARD, MINUS_IS_A_NAME),
  /** MySQL. */
  MYSQL(Family.MYSQL, HEXADECIMAL_IS_BINARY, MINUS_IS_A_NAME, KEYS_AMONG_COLUMNS),
  /** MariaDB. */
  MARIADB(Family.MYSQL, HEXADECIMAL_IS_BINARY, MINUS_IS_A_NAME, KEYS_AMONG_COLUMNS),
  /** Microsoft SQL Server. */
  MSSQLSERVER(
      Family.SQL_SERVER,
      BRACKETED_NAMES,
      HASHES_IN_NAMES,
      HEXADECIMAL_IS_BINARY,
      LIMIT_IS_A_NAME,
      MINUS_IS_A_NAME);

  /** Modes in which types and values are the same. */
  public enum Family {
    /** Types of H2. */
    STANDARD,
    /** And those of MySQL; CHAR is read without its blanks. */
    MYSQL,
    /** And those of SQL Server. */
    SQL_SERVER
  }

  private final Family family;
  private final String words;

  H2Mode(Family family, SessionFlag... flags) {
    this.family = family;
    this.words = Arrays.stream(flags).map(Enum::name).sorted().collect(Collectors.joining(","));
  }

  /** Finds a mode by the name that H2 reports; empty for one that is not known. */
  public static Optional<H2Mode> named(String name) {
    String upper = name.toUpperCase(Locale.ENGLISH);
    return Arrays.stream(values()).filter(each -> each.name().equals(upper)).findFirst();
  }

  /** Returns with which modes it shares types and values. */
  public Family family() {
    return family;
  }

  public Set<SessionFlag> flags() {
    return SessionFlag.in(words);
  }

  /** Returns the same in words, for a session. */
  String words() {
    return words;
  }
}
