package dev.hushcell.internal.config.source;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.source.Environment.SettingSources;
import dev.hushcell.internal.fault.Nearest;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of Hushcell that hold for a connection. Each is taken from the first that has it:
 * URL, Properties, system property, environment variable, a framework's own settings.
 *
 * @param config where the configuration is: a file, or {@code classpath:} and a resource
 * @param profile which section under {@code access:} holds
 * @param require indexes of annotations that must be found
 */
public record OwnSettings(Optional<String> config, Optional<String> profile, List<String> require) {
  /** The keys that the file may have at its top, in the order in which messages name them. */
  public static final List<String> FILE_KEYS =
      List.of(
          "keystore",
          "columns",
          "plain",
          "access",
          "procedures",
          "views",
          "require",
          "catalogue",
          "anchor",
          "audit",
          "subject",
          "erased",
          "keys",
          "fips",
          "ddl",
          "dry-run",
          "unproven",
          "transport",
          "at-rest",
          "metadata",
          "unwrap");

  /** Collects what one source says, and refuses what is no setting or contradicts itself. */
  public static final class Given {
    private final Map<OwnSetting, String> values = new EnumMap<>(OwnSetting.class);

    /** Tells whether a name is meant for Hushcell; databases do not mind its case, nor do we. */
    public static boolean isOwn(String name) {
      return name.toLowerCase(Locale.ROOT).startsWith(OwnSetting.PREFIX);
    }

    void add(String name, String value) {
      OwnSetting setting = OwnSetting.named(name).orElseThrow(() -> unknown(name));
      if (value.isBlank()) {
        throw ConfigFault.BAD_SETTING.fault(
            setting.written() + " is given without a value; give it one, or remove it");
      }
      String before = values.put(setting, value);
      if (before != null && !before.equals(value)) {
        throw ConfigFault.BAD_SETTING.fault(
            setting.written() + " is given twice with different values; remove one");
      }
    }

    /** Adds what an earlier source does not say. */
    Given or(Given later) {
      later.values.forEach(values::putIfAbsent);
      return this;
    }

    private static RuntimeException unknown(String name) {
      String rest = name.substring(OwnSetting.PREFIX.length());
      int dot = rest.indexOf('.');
      String section = (dot < 0 ? rest : rest.substring(0, dot)).toLowerCase(Locale.ROOT);
      if (FILE_KEYS.contains(section)) {
        return ConfigFault.FILE_ONLY.fault(
            "'"
                + name
                + "' is not a setting of a connection: what decides about protection"
                + " belongs in the configuration file only; write it there under "
                + section
                + ":");
      }
      return ConfigFault.UNKNOWN_SETTING.fault(
          "unknown setting '"
              + name
              + "'; valid: "
              + String.join(", ", OwnSetting.names())
              + Nearest.hint(name, OwnSetting.names()));
    }
  }

  static OwnSettings of(Given given, Environment surroundings) {
    SettingSources frameworks = surroundings.settingSources();
    return new OwnSettings(
        value(OwnSetting.CONFIG, given, surroundings, frameworks),
        value(OwnSetting.PROFILE, given, surroundings, frameworks),
        value(OwnSetting.REQUIRE, given, surroundings, frameworks).stream()
            .flatMap(names -> Arrays.stream(names.split(",")))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList());
  }

  /** An empty variable is how a shell or a container unsets one. */
  private static Optional<String> value(
      OwnSetting setting, Given given, Environment surroundings, SettingSources frameworks) {
    return Optional.ofNullable(given.values.get(setting))
        .or(() -> surroundings.property(setting.written()))
        .or(() -> surroundings.environment(setting.variable()).filter(value -> !value.isBlank()))
        .or(() -> frameworks.setting(setting.written()))
        .filter(value -> !value.isBlank());
  }

  /** Returns the settings where nothing was given with a connection. */
  public static OwnSettings fromSurroundings(Environment surroundings) {
    return of(new Given(), surroundings);
  }

  /** Returns the same settings, but where something is given here, that. */
  public OwnSettings with(Optional<String> otherConfig, Optional<String> otherProfile) {
    return new OwnSettings(otherConfig.or(() -> config), otherProfile.or(() -> profile), require);
  }
}
