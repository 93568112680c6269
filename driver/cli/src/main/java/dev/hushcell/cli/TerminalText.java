package dev.hushcell.cli;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Help.ColorScheme;

/**
 * A page of the documentation as it is read at a terminal: no marks of Markdown, lines that end.
 */
final class TerminalText {
  private static final int WIDTH = 100;
  private static final Pattern HEADING = Pattern.compile("^#+ (.*)$");
  private static final Pattern ITEM = Pattern.compile("^(\\s*(?:- |\\d+\\. )?)(.*)$");
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\]\\(([^)]*)\\)");
  private static final Pattern STRONG = Pattern.compile("\\*\\*([^*]+)\\*\\*");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final String FENCE = "```";

  private final ColorScheme scheme;

  TerminalText(ColorScheme scheme) {
    this.scheme = scheme;
  }

  /** Returns a page; as it is where the output is no terminal, since programs may read it. */
  String of(String page) {
    if (!scheme.ansi().enabled()) {
      return page;
    }
    StringBuilder text = new StringBuilder();
    boolean example = false;
    for (String line : page.lines().toList()) {
      boolean fence = line.strip().startsWith(FENCE);
      example ^= fence;
      if (!fence) {
        text.append(example || line.startsWith("|") ? line : prose(line)).append('\n');
      }
    }
    return text.toString();
  }

  private String prose(String line) {
    Matcher heading = HEADING.matcher(line);
    if (heading.matches()) {
      return styled(plain(heading.group(1)), Style.bold);
    }
    Matcher item = ITEM.matcher(line);
    return item.matches()
        ? marked(wrapped(item.group(1), LINK.matcher(item.group(2)).replaceAll("$1")))
        : line;
  }

  private static String plain(String text) {
    return CODE.matcher(LINK.matcher(text).replaceAll("$1")).replaceAll("$1");
  }

  private static String wrapped(String lead, String text) {
    StringBuilder wrapped = new StringBuilder(lead);
    int column = lead.length();
    for (String word : text.split(" ", -1)) {
      boolean first = column == lead.length();
      if (!first && column + 1 + word.length() > WIDTH) {
        wrapped.append('\n').append(" ".repeat(lead.length()));
        column = lead.length();
        first = true;
      }
      wrapped.append(first ? "" : " ").append(word);
      column += word.length() + (first ? 0 : 1);
    }
    return wrapped.toString();
  }

  /** Marks may go from one line to the next one; each line is marked for itself. */
  private String marked(String text) {
    String strong = replaced(STRONG, text, each -> styled(each, Style.bold));
    return replaced(CODE, strong, each -> styled(each, Style.fg_cyan));
  }

  private static String replaced(Pattern marks, String text, UnaryOperator<String> mark) {
    return marks
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(mark.apply(found.group(1))));
  }

  private String styled(String text, Style style) {
    return scheme.apply(text, List.of(style)).toString();
  }
}
