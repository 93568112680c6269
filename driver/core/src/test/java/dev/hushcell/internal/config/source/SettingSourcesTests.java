package dev.hushcell.internal.config.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.config.FakeSurroundings;
import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.source.Environment.SettingSources;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.policy.SettingSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings and configurations that a framework keeps. */
class SettingSourcesTests {
  @TempDir Path directory;
  private FakeSurroundings surroundings;

  /** A framework with one configuration. */
  private record Framework(Map<String, String> settings) implements SettingSource {
    @Override
    public String name() {
      return "frame";
    }

    @Override
    public Optional<String> setting(String setting) {
      return Optional.ofNullable(settings.get(setting));
    }

    @Override
    public String configuration(String reference) throws IOException {
      if (!reference.equals("1")) {
        throw new IOException("no such application");
      }
      return "text";
    }
  }

  @BeforeEach
  void framework() {
    surroundings = new FakeSurroundings(directory);
    surroundings.settings =
        new SettingSources(
            List.of(
                new Framework(Map.of("hushcell.config", "frame:1", "hushcell.profile", "web"))));
  }

  private OwnSettings settings() {
    return OwnSettings.fromSurroundings(surroundings);
  }

  @Test
  void isAskedWhereNobodyElseSaysAnything() {
    assertThat(settings().config()).contains("frame:1");
    assertThat(settings().profile()).contains("web");
    assertThat(settings().require()).isEmpty();
  }

  @Test
  void theProcessComesFirstAndAnEmptyVariableCountsAsNotSet() {
    surroundings.environment.put("HUSHCELL_CONFIG", "");
    assertThat(settings().config()).contains("frame:1");
    surroundings.environment.put("HUSHCELL_CONFIG", "file.yaml");
    assertThat(settings().config()).contains("file.yaml");
    surroundings.properties.put("hushcell.config", "other.yaml");
    assertThat(settings().config()).contains("other.yaml");
  }

  @Test
  void itsConfigurationIsReadFromIt() {
    ConfigLocation location = ConfigLocation.find(Optional.of("frame:1"), surroundings);
    assertThat(location.read()).isEqualTo("text");
    assertThat(location.file()).isEmpty();
    assertThat(location).isEqualTo(ConfigLocation.find(Optional.of("frame:1"), surroundings));
  }

  @Test
  void oneThatItDoesNotHaveIsRefused() {
    ConfigLocation location = ConfigLocation.find(Optional.of("frame:2"), surroundings);
    assertThatThrownBy(location::read)
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo(ConfigFault.UNREADABLE))
        .hasMessageContaining("frame");
  }
}
