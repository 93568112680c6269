package dev.hushcell.cli;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/**
 * Why a command did not do what it was asked to, as JSON has it.
 *
 * @param error what the command reports
 */
record Failure(Told error) {
  /** The options that allow what is refused without them, by the code of the refusal. */
  private static final Map<String, String> OPTIONS =
      Map.of(
          "HC-1341", "--even-if-recent",
          "HC-1348", "--no-other-database",
          "HC-1349", "--wait-hours N",
          "HC-1356", "--even-if-older",
          "HC-1359", "--with-cells");

  /** Has many causes; the message of one of them names the option that allows it. */
  private static final String NOT_REWRITABLE = "HC-1362";

  private static final String MAY_BLOCK = "--may-block";

  private static final String NO_DRIVER = "HC-1020";

  /** What SQLSTATE begins with where a database cannot be reached. */
  private static final String UNREACHED = "08";

  /**
   * What the command reports.
   *
   * @param code the code of the driver; empty where it is not the driver that refused
   * @param message what is wrong and what to do
   * @param hint which option of the command would allow it
   */
  record Told(Optional<String> code, String message, Optional<String> hint) {}

  /** Returns what the command reports of an exception. */
  static Failure of(Exception e) {
    boolean told =
        e instanceof SQLException
            || e instanceof UsageException
            || e instanceof CommandLine.ParameterException;
    String message = told ? e.getMessage() + cause(e) : e.toString();
    Optional<String> code = code(message);
    return new Failure(new Told(code, message, code.map(each -> hint(each, message))));
  }

  private static String hint(String code, String message) {
    return toDo(code, message) + "More: hushcell help " + code;
  }

  private static String toDo(String code, String message) {
    if (code.equals(NO_DRIVER)) {
      return "Name the driver's jar: --driver JAR. ";
    }
    if (code.equals(NOT_REWRITABLE) && message.contains(MAY_BLOCK)) {
      return "If others may wait for so long, add " + MAY_BLOCK + " SECONDS. ";
    }
    String option = OPTIONS.get(code);
    return option == null ? "" : "If you are sure, add " + option + ". ";
  }

  /** Why a database is not reached; some drivers tell it only behind their exception. */
  private static String cause(Exception e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    boolean more =
        e instanceof SQLException sql
            && String.valueOf(sql.getSQLState()).startsWith(UNREACHED)
            && !String.valueOf(e.getMessage()).contains(String.valueOf(cause.getMessage()));
    return more ? "\nCause: " + cause : "";
  }

  /** Each message of the driver begins with its code in brackets. */
  private static Optional<String> code(String message) {
    return message.startsWith("[HC-")
        ? Optional.of(message.substring(1, message.indexOf(']')))
        : Optional.empty();
  }
}
