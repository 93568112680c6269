package dev.hushcell.testing.script;

import dev.hushcell.testing.OnceTold;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one side did with a step, as text that can be compared with the other side's.
 *
 * @param text counts, metadata, rows and keys, or the SQLSTATE of the error
 * @param error the SQLSTATE, when it failed
 * @param code the code of a Hushcell fault, when it failed with one
 * @param message the message, for the report of a failed test only
 */
public record Outcome(
    String text, Optional<String> error, Optional<String> code, Optional<String> message) {
  private static final Pattern CODE = Pattern.compile("\\[(HC-\\d{4})\\]");
  private static final Pattern PLACE = Pattern.compile(" \\(position (\\d+)\\)");

  public static Outcome of(String text) {
    return new Outcome(text, Optional.empty(), Optional.empty(), Optional.empty());
  }

  public static Outcome of(SQLException e) {
    OnceTold.requireOfOurs(e);
    String message = String.valueOf(e.getMessage());
    Matcher matcher = CODE.matcher(message);
    Optional<String> code = matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    String counts =
        e instanceof BatchUpdateException batch
            ? " counts " + java.util.Arrays.toString(batch.getUpdateCounts())
            : "";
    return new Outcome(
        "error " + e.getSQLState() + counts,
        Optional.of(String.valueOf(e.getSQLState())),
        code,
        Optional.of(e.getClass().getSimpleName() + ": " + message));
  }

  /** Returns the refusal as a case says it, with its place where it has one; or nothing. */
  public String refusal() {
    Matcher place = PLACE.matcher(message.orElse(""));
    return code.map(id -> "! " + id + (place.find() ? " " + place.group(1) : "")).orElse("");
  }

  /** Returns the same with another text. */
  Outcome with(UnaryOperator<String> said) {
    return new Outcome(said.apply(text), error, code, message);
  }

  public boolean succeeded() {
    return error.isEmpty();
  }

  @Override
  public String toString() {
    return text + message.map(m -> " (" + m + ")").orElse("");
  }
}
