package dev.hushcell.internal.config;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.mistake.Warnings;
import dev.hushcell.internal.config.source.ConfigLocation;
import dev.hushcell.internal.config.source.Environment;
import dev.hushcell.internal.config.source.OwnSetting;
import dev.hushcell.internal.config.source.OwnSettings;
import dev.hushcell.internal.fault.Nearest;
import java.util.Arrays;
import java.util.List;

/** What around a configuration is probably a mistake, but a harmless one: told as a warning. */
record Doubts(Environment surroundings, Warnings warnings) {
  private static final String DRY_RUN = "dry-run";

  /**
   * Tells of system properties and variables that look like a misspelt setting. They are not
   * refused: a configuration may refer to any by a name of its own.
   */
  void tellOfNames() {
    requireNoDryRun();
    List<String> names = OwnSetting.names();
    for (String property : surroundings.properties()) {
      if (OwnSettings.Given.isOwn(property) && !names.contains(property)) {
        tell("system property", property, Nearest.hint(property, names));
      }
    }
    List<String> variables = Arrays.stream(OwnSetting.values()).map(OwnSetting::variable).toList();
    for (String variable : surroundings.variables()) {
      if (variable.startsWith("HUSHCELL_") && !variables.contains(variable)) {
        tell("environment variable", variable, Nearest.hint(variable, variables));
      }
    }
  }

  /** Who believes to be in a dry run and is not would protect columns, which is for good. */
  private void requireNoDryRun() {
    boolean property = surroundings.property("hushcell." + DRY_RUN).isPresent();
    boolean variable =
        surroundings.environment("HUSHCELL_DRY_RUN").filter(text -> !text.isBlank()).isPresent();
    if (property || variable) {
      throw ConfigFault.FILE_ONLY.fault(
          (property ? "the system property hushcell." + DRY_RUN : "the variable HUSHCELL_DRY_RUN")
              + " has no effect: a dry run is asked for in the configuration file only; write"
              + " dry-run: true there, or remove it");
    }
  }

  private void tell(String kind, String name, String hint) {
    if (!hint.isEmpty()) {
      warnings.warn("the " + kind + " " + name + " is not a setting and has no effect" + hint);
    }
  }

  /** Tells of a file with a secret in it that others than its owner can read. */
  void tellOfReaders(ConfigLocation location) {
    if (location.file().filter(ConfigLocation::isReadByOthers).isPresent()) {
      warnings.warn(
          "the configuration "
              + location.shown()
              + " has a secret in it and can be read by others than its owner; chmod 600, or use"
              + " ${env:NAME} or ${file:path}");
    }
  }
}
