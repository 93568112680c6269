package dev.hushcell.internal.config.mistake;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A URL that has our prefix where another driver does not know it: {@code jdbc:h2:hushcell:…} is a
 * database of that name to H2, in which everything is in clear.
 *
 * @param begin the URL up to the end of the prefix, which holds no secret yet
 */
public record MisplacedPrefix(String begin) {
  private static final String RIGHT = "jdbc:hushcell:";

  /** Names with colons between them, as a URL begins: no host, path, user or setting. */
  private static final Pattern BEGIN =
      Pattern.compile("(?:jdbc:)?(?:[a-z0-9+.-]+:){0,4}?hushcell:", Pattern.CASE_INSENSITIVE);

  /** Returns what is wrong with a URL; nothing where it is ours or does not mention us. */
  public static Optional<MisplacedPrefix> of(@Nullable String url) {
    if (url == null || url.startsWith(RIGHT)) {
      return Optional.empty();
    }
    Matcher begin = BEGIN.matcher(url);
    return begin.lookingAt() ? Optional.of(new MisplacedPrefix(begin.group())) : Optional.empty();
  }

  public String warning() {
    String rest = begin.substring(0, begin.length() - "hushcell:".length());
    String database =
        rest.toLowerCase(Locale.ROOT).startsWith("jdbc:") ? rest.substring("jdbc:".length()) : rest;
    return "a URL begins with "
        + begin
        + " and is not taken by Hushcell: a driver that takes it ENCRYPTS NOTHING; write "
        + RIGHT
        + database
        + "…";
  }
}
