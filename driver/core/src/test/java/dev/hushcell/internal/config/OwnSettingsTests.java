package dev.hushcell.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hushcell.internal.assembly.Databases;
import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.mistake.Warnings;
import dev.hushcell.internal.config.source.Environment;
import dev.hushcell.internal.config.source.OwnSetting;
import dev.hushcell.internal.config.source.OwnSettings;
import dev.hushcell.internal.fault.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnSettingsTests {
  @TempDir Path directory;
  private final Properties properties = new Properties();

  @ParameterizedTest
  @EnumSource(OwnSetting.class)
  void eachSettingIsTakenFromTheFirstSourceThatHasIt(OwnSetting setting) {
    FakeSurroundings surroundings = new FakeSurroundings(directory);
    assertThat(value(setting, "", surroundings)).isEmpty();
    surroundings.environment.put(setting.variable(), "environment");
    assertThat(value(setting, "", surroundings)).contains("environment");
    surroundings.properties.put(setting.written(), "system");
    assertThat(value(setting, "", surroundings)).contains("system");
    properties.setProperty(setting.written(), "properties");
    assertThat(value(setting, "", surroundings)).contains("properties");
    assertThat(value(setting, ";" + setting.written() + "=url", surroundings)).contains("url");
  }

  @ParameterizedTest
  @EnumSource(OwnSetting.class)
  void emptySettingIsRefusedButAnEmptyVariableIsNone(OwnSetting setting) {
    assertThat(refusal(";" + setting.written() + "=").code()).isEqualTo(ConfigFault.BAD_SETTING);
    assertThat(refusal(";" + setting.written()).code()).isEqualTo(ConfigFault.BAD_SETTING);
    FakeSurroundings surroundings = new FakeSurroundings(directory);
    surroundings.environment.put(setting.variable(), " ");
    assertThat(value(setting, "", surroundings)).isEmpty();
  }

  @Test
  void oneSettingWithTwoValuesIsRefused() {
    assertThat(refusal(";hushcell.config=a;HUSHCELL.config=b").code())
        .isEqualTo(ConfigFault.BAD_SETTING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"unwrap=allow", "keystore.create=true", "columns=", "plain=a.b", "FIPS=approved"})
  void whatCouldWeakenThePolicyStandsInTheFileOnly(String setting) {
    Fault fault = refusal(";hushcell." + setting);
    assertThat(fault.code()).isEqualTo(ConfigFault.FILE_ONLY);
    assertThat(fault).hasMessageContaining("in the configuration file only");
  }

  @Test
  void namesThatLookLikeASettingAreToldOnce() {
    FakeSurroundings surroundings = new FakeSurroundings(directory);
    surroundings.environment.put("HUSHCELL_PROFIL", "web");
    surroundings.environment.put("HUSHCELL_KEYS_PASSWORD", "hunter2");
    surroundings.properties.put("hushcell.konfig", "x");
    surroundings.properties.put("hushcell.home", "/srv");
    Doubts doubts = new Doubts(surroundings, new Warnings());
    List<String> warnings =
        LogCapture.warningsOf(
            Warnings.class,
            () -> {
              doubts.tellOfNames();
              doubts.tellOfNames();
            });
    assertThat(warnings)
        .containsExactlyInAnyOrder(
            "the environment variable HUSHCELL_PROFIL is not a setting and has no"
                + " effect; did you mean 'HUSHCELL_PROFILE'?",
            "the system property hushcell.konfig is not a setting and has no"
                + " effect; did you mean 'hushcell.config'?");
  }

  private Optional<String> value(OwnSetting setting, String inUrl, Environment surroundings) {
    OwnSettings own =
        Databases.target("jdbc:hushcell:h2:mem:x" + inUrl, properties, surroundings).own();
    return switch (setting) {
      case CONFIG -> own.config();
      case PROFILE -> own.profile();
      case REQUIRE -> own.require().stream().findFirst();
    };
  }

  private Fault refusal(String inUrl) {
    return Optional.ofNullable(
            catchThrowableOfType(
                Fault.class,
                () -> value(OwnSetting.CONFIG, inUrl, new FakeSurroundings(directory))))
        .orElseThrow();
  }
}
