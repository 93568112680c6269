package dev.hushcell.internal.config;

import dev.hushcell.internal.config.yaml.Section;
import dev.hushcell.internal.fips.ModuleChoice;
import java.util.List;

/**
 * What the section {@code fips} asks of the cryptography.
 *
 * @param level what constructions it allows
 * @param module which version of the module executes it
 */
public record FipsUse(FipsLevel level, ModuleChoice module) {
  static final List<String> KEYS = List.of("level", "module");

  /** Reads the section of the whole file, or the level alone: {@code fips: strict}. */
  static FipsUse of(Section root) {
    if (!root.isSection("fips") && !root.isNull("fips")) {
      return new FipsUse(level(root, "fips"), ModuleChoice.CERTIFIED);
    }
    Section section = root.section("fips").orElseThrow();
    section.allowOnly(KEYS);
    ModuleChoice module =
        section.choice("module", List.of(ModuleChoice.values())).orElse(ModuleChoice.CERTIFIED);
    return new FipsUse(level(section, "level"), module);
  }

  private static FipsLevel level(Section section, String key) {
    return section.choice(key, List.of(FipsLevel.values())).orElse(FipsLevel.APPROVED);
  }
}
