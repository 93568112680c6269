package dev.hushcell.internal.config.source;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.mistake.FilePosition;
import dev.hushcell.internal.fault.Nearest;
import dev.hushcell.secret.SecretBytes;
import dev.hushcell.secret.SecretSource;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where secrets come from that are neither in the file nor beside it. */
public final class SecretSources {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{(?!env:|sys:|file:)([a-z0-9-]+):([^}]*)\\}");

  private final Map<String, SecretSource> byName = new LinkedHashMap<>();

  public SecretSources(Iterable<SecretSource> sources) {
    sources.forEach(source -> byName.putIfAbsent(source.name(), source));
  }

  /** Finds those of the application, then those beside the driver. */
  static SecretSources load() {
    return new SecretSources(Loaders.providers(SecretSource.class, "secrets"));
  }

  public static boolean isMeantBy(String value) {
    return REFERENCE.matcher(value).matches();
  }

  public SecretBytes fetch(String value, FilePosition place) {
    Matcher reference = REFERENCE.matcher(value);
    if (!reference.matches()) {
      throw new IllegalArgumentException("not a reference");
    }
    String name = reference.group(1);
    SecretSource source = byName.get(name);
    if (source == null) {
      throw ConfigFault.UNRESOLVED.at(
          place,
          "no source of secrets is called '"
              + name
              + "'; besides env, sys and file there are: "
              + (byName.isEmpty() ? "none" : String.join(", ", byName.keySet()))
              + Nearest.hint(name, byName.keySet()));
    }
    try {
      return source.fetch(reference.group(2));
    } catch (IOException | RuntimeException e) {
      throw ConfigFault.UNRESOLVED.fault(
          "the source of secrets '" + name + "' gave none; see the cause (" + place + ")", e);
    }
  }
}
