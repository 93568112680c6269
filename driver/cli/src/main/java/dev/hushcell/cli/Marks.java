package dev.hushcell.cli;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Help.ColorScheme;

/**
 * Colours for what people look for first: what is refused, sealed, opened, activated. None where
 * the output is no terminal, or {@code NO_COLOR} is set.
 */
record Marks(ColorScheme scheme) {
  private static final Pattern REFUSED =
      Pattern.compile("^(refused)\\b|\\b(refused HC-)|\\[HC-\\d+]");
  private static final Pattern SEALED =
      Pattern.compile(
          "\\b(?:sealed|compared)(?: in the driver with| as)\\b|<sealed>|\\d+ sealed|\\d+ compared");
  private static final Pattern OPENED = Pattern.compile("\\bopened as\\b|\\d+ opened");
  private static final Pattern ACTIVATES = Pattern.compile("\\bactivates\\b|^changes\\b");
  private static final Pattern FINE = Pattern.compile("^fine\\b");
  private static final Pattern NOTED = Pattern.compile("^(note|in clear|not seen)\\b");
  private static final Pattern TROUBLED =
      Pattern.compile("^(TROUBLE|TO DO|PLAIN|NOT DONE)\\b|\\bSTILL IN CLEAR\\b");
  private static final Pattern PASSES = Pattern.compile("^passes byte for byte|\\bpasses$");

  /** Returns an explanation with its words marked. */
  String explanation(String text) {
    return scheme.ansi().enabled()
        ? text.lines().map(this::line).collect(Collectors.joining("\n"))
        : text;
  }

  /** Returns a line of which the word in front says how bad it is. */
  String judged(String line) {
    String marked = mark(line, FINE, Style.fg_green);
    marked = mark(marked, NOTED, Style.fg_yellow);
    return mark(marked, TROUBLED, Style.bold, Style.fg_red);
  }

  /** Returns a value that was opened. */
  String opened(String value) {
    return styled(value, Style.fg_green);
  }

  /** Returns what is wrong. */
  String wrong(String text) {
    return styled(text, Style.bold, Style.fg_red);
  }

  private String line(String line) {
    String marked = mark(line, REFUSED, Style.bold, Style.fg_red);
    marked = mark(marked, SEALED, Style.fg_yellow);
    marked = mark(marked, OPENED, Style.fg_green);
    marked = mark(marked, ACTIVATES, Style.bold, Style.fg_magenta);
    return mark(marked, PASSES, Style.faint);
  }

  private String mark(String line, Pattern words, Style... styles) {
    return words
        .matcher(line)
        .replaceAll(found -> Matcher.quoteReplacement(styled(found.group(), styles)));
  }

  private String styled(String text, Style... styles) {
    return scheme.ansi().enabled() ? scheme.apply(text, List.of(styles)).toString() : text;
  }
}
