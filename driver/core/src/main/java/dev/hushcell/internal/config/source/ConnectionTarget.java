package dev.hushcell.internal.config.source;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.model.UrlForm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a connection of ours really goes.
 *
 * @param url the real URL, without any setting of ours
 * @param properties what the real driver gets; may hold a password
 * @param init SQL that the URL asks to run first, which must not go round us; null when none
 * @param user name of the user as the database keeps it; empty when none is given
 * @param own the settings that are ours
 */
public record ConnectionTarget(
    String url, Properties properties, @Nullable String init, String user, OwnSettings own) {
  public static final String PREFIX = "jdbc:hushcell:";

  /** The program's name is what it says of itself, perhaps another one for each connection. */
  private static final Set<String> WHO = Set.of("user", "password", "applicationname");

  private static final Pattern SETTING = Pattern.compile("[\\w.-]+");

  /**
   * Takes a URL of ours and its properties apart.
   *
   * @param forms tells how a URL of a real driver carries settings
   */
  public static ConnectionTarget of(
      String url, Properties given, Environment surroundings, Function<String, UrlForm> forms) {
    String inner = "jdbc:" + url.substring(PREFIX.length());
    if (inner.startsWith(PREFIX)) {
      throw ConfigFault.NESTED_PREFIX.fault(
          "the URL begins with jdbc:hushcell: twice; once is right");
    }
    if (inner.startsWith("jdbc:jdbc:")) {
      throw ConfigFault.NESTED_PREFIX.fault(
          "the URL has jdbc: once more behind jdbc:hushcell:; leave the second one out");
    }
    UrlForm form = forms.apply(inner);
    OwnSettings.Given ofProperties = new OwnSettings.Given();
    OwnSettings.Given ofUrl = new OwnSettings.Given();
    Map<String, String> taken = new HashMap<>();
    Properties rest = withoutOwn(given, form, ofProperties, taken);
    List<String> kept = new ArrayList<>();
    for (String part : form.split(inner)) {
      if (kept.isEmpty() || !take(part, form, ofUrl, taken)) {
        kept.add(part);
      }
    }
    String user = form.user(taken.getOrDefault("user", ""));
    OwnSettings own = OwnSettings.of(ofUrl.or(ofProperties), surroundings);
    return new ConnectionTarget(form.join(kept), rest, taken.get("init"), user, own);
  }

  /** Returns the properties that the real driver gets beside the URL, but for who connects. */
  public Map<String, String> options() {
    Map<String, String> options = new HashMap<>();
    for (String name : properties.stringPropertyNames()) {
      if (!WHO.contains(name.toLowerCase(Locale.ROOT))) {
        options.put(name, properties.getProperty(name));
      }
    }
    return options;
  }

  /** Properties first, so that what the URL says replaces it. */
  private static Properties withoutOwn(
      Properties given, UrlForm form, OwnSettings.Given own, Map<String, String> taken) {
    Properties rest = new Properties();
    // Values that are no text (H2 takes a password as char[]) are in entrySet only.
    given.forEach(rest::put);
    for (String name : given.stringPropertyNames()) {
      String value = given.getProperty(name);
      rest.remove(name);
      if (OwnSettings.Given.isOwn(name)) {
        own.add(name, value);
      } else if (form.isInit(name)) {
        taken.put("init", value);
      } else {
        rest.setProperty(name, value);
        if (name.equalsIgnoreCase("user")) {
          taken.put("user", value);
        }
      }
    }
    return rest;
  }

  private static boolean take(
      String part, UrlForm form, OwnSettings.Given own, Map<String, String> taken) {
    int equal = part.indexOf('=');
    String name = equal < 0 ? part : part.substring(0, equal);
    String value = equal < 0 ? "" : unescaped(part.substring(equal + 1), form);
    if (OwnSettings.Given.isOwn(name)) {
      requireOne(name, value);
      own.add(name, value);
      return true;
    }
    if (name.equalsIgnoreCase("user")) {
      taken.put("user", value);
    }
    if (form.isInit(name)) {
      taken.put("init", value);
      return true;
    }
    return false;
  }

  /** What looks like a second setting may be a password, and messages quote values of ours. */
  private static void requireOne(String name, String value) {
    if (!SETTING.matcher(name).matches() || value.contains("=")) {
      throw ConfigFault.BAD_SETTING.fault(
          "a setting of Hushcell in the URL runs on into another one; separate settings as a URL of"
              + " this database does, and give a file with = in its path as a property");
    }
  }

  private static String unescaped(String value, UrlForm form) {
    try {
      return form.unescape(value);
    } catch (IllegalArgumentException e) {
      throw ConfigFault.BAD_SETTING.fault(
          "a setting in the URL has a % that is not followed by two hexadecimal digits; write %25");
    }
  }

  /** Never prints the URL or the properties, which may hold a password. */
  @Override
  public String toString() {
    return "ConnectionTarget[" + own + "]";
  }
}
