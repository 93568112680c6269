package dev.hushcell.internal.config;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.yaml.Section;
import dev.hushcell.internal.fips.FipsModules.CellModule;
import dev.hushcell.internal.fips.ModuleChoice;
import dev.hushcell.policy.Search;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the section {@code fips} asks of the cryptography.
 *
 * @param level what constructions it allows
 * @param module which version of the module executes it
 * @param cells another module, for the ciphers of cells
 */
public record FipsUse(Level level, ModuleChoice module, Optional<CellModule> cells) {
  /** What holds without a configuration. */
  public static final FipsUse USUAL =
      new FipsUse(Level.APPROVED, ModuleChoice.CERTIFIED, Optional.empty());

  static final List<String> KEYS = List.of("level", "module", "cells");
  static final List<String> CELL_KEYS = List.of("jar", "sha256", "certificate", "accept");

  private static final String UNPROVEN = "not-approved";
  private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

  /** What is asked of the cryptography beyond that the module executes it in approved mode. */
  public enum Level {
    /** Nothing. The default. */
    APPROVED,
    /** Every construction is one that NIST describes: no equality search. */
    STRICT;

    public boolean allows(Search search) {
      return switch (this) {
        case APPROVED -> true;
        case STRICT -> search.isApproved();
      };
    }
  }

  /** Reads the section of the whole file, or the level alone: {@code fips: strict}. */
  static FipsUse of(Section root, Path directory) {
    if (!root.isSection("fips") && !root.isNull("fips")) {
      return new FipsUse(level(root, "fips"), ModuleChoice.CERTIFIED, Optional.empty());
    }
    Section section = root.section("fips").orElseThrow();
    section.allowOnly(KEYS);
    ModuleChoice module =
        section.choice("module", List.of(ModuleChoice.values())).orElse(ModuleChoice.CERTIFIED);
    Level level = level(section, "level");
    Optional<CellModule> cells = section.section("cells").map(each -> cells(each, directory));
    if (level == Level.STRICT && cells.filter(each -> each.certificate().isEmpty()).isPresent()) {
      throw ConfigFault.STRICT_FIPS.fault(
          "fips: strict refuses fips.cells with accept: not-approved, a module that nobody"
              + " validated; state its certificate or leave one of both out");
    }
    return new FipsUse(level, module, cells);
  }

  private static CellModule cells(Section section, Path directory) {
    section.allowOnly(CELL_KEYS);
    Path jar =
        section
            .text("jar")
            .filter(each -> !each.isBlank())
            .map(directory::resolve)
            .orElseThrow(() -> wrong("jar must name the jar of the module", section));
    String sha256 =
        section
            .text("sha256")
            .filter(each -> SHA256.matcher(each).matches())
            .orElseThrow(
                () ->
                    wrong("sha256 must be the digest of that jar, 64 hexadecimal digits", section));
    Optional<String> certificate = section.text("certificate").filter(each -> !each.isBlank());
    boolean accepted = section.text("accept").filter(UNPROVEN::equals).isPresent();
    if (section.text("accept").isPresent() != accepted || certificate.isPresent() == accepted) {
      throw wrong(
          "certificate must name the validation of the module, or else accept must be"
              + " not-approved",
          section);
    }
    return new CellModule(jar, sha256.toLowerCase(Locale.ROOT), certificate);
  }

  private static RuntimeException wrong(String what, Section section) {
    return ConfigFault.BAD_VALUE.at(section.place(), "fips.cells." + what);
  }

  private static Level level(Section section, String key) {
    return section.choice(key, List.of(Level.values())).orElse(Level.APPROVED);
  }
}
