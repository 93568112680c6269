package dev.hushcell.internal.dialect;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The condition of a CHECK that keeps its name and tests nothing: that no column has less than no
 * bytes. It names its columns, so that it goes where they go; and a database that would show a
 * constant condition as TRUE shows it as it is.
 */
public final class DroppedCheckText {
  private final String function;
  private final Pattern shown;

  /**
   * Builds the text for one kind of database.
   *
   * @param function that tells the length in bytes
   * @param alias another name by which the database shows the function
   * @param quotes of names
   */
  public DroppedCheckText(String function, String alias, Quotes quotes) {
    this.function = function;
    String name =
        Pattern.quote(String.valueOf(quotes.open()))
            + ".+?"
            + Pattern.quote(String.valueOf(quotes.close()))
            + "|[\\p{L}_][\\p{L}\\p{N}_$]*?";
    String each = "(?:" + function + "|" + alias + ")(?:" + name + ")(?:::text)?>=0";
    this.shown =
        Pattern.compile(each + "(?:and" + each + ")*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  /** Returns the condition for columns, whose names are quoted already. */
  public String of(List<String> quoted) {
    return quoted.stream()
        .map(name -> function.toUpperCase(Locale.ROOT) + "(" + name + ") >= 0")
        .collect(Collectors.joining(" AND "));
  }

  /** Tells whether the database shows such a condition. */
  public boolean isOne(String condition) {
    return shown.matcher(condition.replaceAll("[\\s()]", "")).matches();
  }
}
