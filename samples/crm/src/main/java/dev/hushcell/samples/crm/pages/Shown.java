package dev.hushcell.samples.crm.pages;

import java.io.Serializable;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a user reads times and numbers.
 *
 * @param locale whose words and signs
 * @param zone which clock
 */
public record Shown(Locale locale, ZoneId zone) implements Serializable {
  private static final String GERMAN = "de";
  private static final char NO_BREAK = '\u00a0';

  /** Returns how somebody reads who set a language and a zone; by default English, and a zone. */
  public static Shown of(@Nullable String language, @Nullable String zone, ZoneId otherwise) {
    Locale locale = GERMAN.equals(language) ? Locale.GERMANY : Locale.UK;
    return new Shown(locale, zone(zone, otherwise));
  }

  private static ZoneId zone(@Nullable String name, ZoneId otherwise) {
    try {
      return name == null || name.isEmpty() ? otherwise : ZoneId.of(name);
    } catch (DateTimeException e) {
      return otherwise;
    }
  }

  /** Tells whether files are written as German spreadsheets read them. */
  public boolean isGerman() {
    return locale.equals(Locale.GERMANY);
  }

  /** Returns day and time, with the name of the zone. */
  public String when(@Nullable Temporal instant) {
    return format(instant, isGerman() ? "d. MMM yyyy, HH:mm z" : "d MMM yyyy, HH:mm z");
  }

  /** Returns the day. */
  public String day(@Nullable Temporal instant) {
    return format(instant, isGerman() ? "d. MMM yyyy" : "d MMM yyyy");
  }

  private String format(@Nullable Temporal instant, String pattern) {
    if (instant == null) {
      return "";
    }
    String shown =
        DateTimeFormatter.ofPattern(pattern, locale).format(Instant.from(instant).atZone(zone));
    int time = shown.indexOf(", ");
    String day = time < 0 ? shown : shown.substring(0, time);
    return day.replace(' ', NO_BREAK)
        + (time < 0 ? "" : ", " + shown.substring(time + 2).replace(' ', NO_BREAK));
  }

  /** Returns the pieces of an address between which a line may end. */
  public List<String> parts(@Nullable String address) {
    return address == null ? List.of() : List.of(address.split("(?<=[@/])|(?=[._-])"));
  }

  /** Returns a number. */
  public String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /** Returns a number of things, such as 1 contact or 2,000 contacts. */
  public String count(long number, String one, String many) {
    return number(number) + " " + (number == 1 ? one : many);
  }
}
