package dev.hushcell.internal.config.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hushcell.internal.assembly.Databases;
import dev.hushcell.internal.config.FakeSurroundings;
import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.fault.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ConnectionTargetTests {
  private final FakeSurroundings surroundings = new FakeSurroundings(Path.of(""));
  private final Properties properties = new Properties();

  @Test
  void theRestOfTheUrlIsTheRealOne() {
    assertThat(target("jdbc:hushcell:h2:mem:crm").url()).isEqualTo("jdbc:h2:mem:crm");
    assertThat(target("jdbc:hushcell:h2:mem:crm;MODE=MySQL;A=b\\;c").url())
        .isEqualTo("jdbc:h2:mem:crm;MODE=MySQL;A=b\\;c");
  }

  @Test
  void ownSettingsAreTakenOutOfTheUrl() {
    ConnectionTarget target =
        target("jdbc:hushcell:h2:./crm;DB_CLOSE_DELAY=-1;hushcell.config=c:\\\\x.yaml;MODE=DB2");
    assertThat(target.url()).isEqualTo("jdbc:h2:./crm;DB_CLOSE_DELAY=-1;MODE=DB2");
    assertThat(target.own().config()).contains("c:\\x.yaml");
  }

  @Test
  void ownSettingsAreTakenOutOfTheProperties() {
    properties.setProperty("user", "sa");
    properties.setProperty("hushcell.config", "x.yaml");
    properties.put("password", new char[] {'a'});
    ConnectionTarget target = target("jdbc:hushcell:h2:mem:crm");
    assertThat(target.own().config()).contains("x.yaml");
    assertThat(target.properties()).containsOnlyKeys("user", "password");
    assertThat(properties).as("the caller's own").hasSize(3);
  }

  @Test
  void defaultsOfThePropertiesCount() {
    Properties withDefaults = new Properties(properties);
    properties.setProperty("hushcell.config", "x.yaml");
    properties.setProperty("user", "sa");
    ConnectionTarget target =
        Databases.target("jdbc:hushcell:h2:mem:crm", withDefaults, surroundings);
    assertThat(target.own().config()).contains("x.yaml");
    assertThat(target.properties().getProperty("user")).isEqualTo("sa");
    assertThat(target.properties().stringPropertyNames()).containsExactly("user");
  }

  @Test
  void theUrlGoesBeforePropertiesBeforeSystemPropertyBeforeEnvironment() {
    surroundings.environment.put("HUSHCELL_CONFIG", "env");
    assertThat(target("jdbc:hushcell:h2:mem:").own().config()).contains("env");
    surroundings.properties.put("hushcell.config", "sys");
    assertThat(target("jdbc:hushcell:h2:mem:").own().config()).contains("sys");
    properties.setProperty("hushcell.config", "props");
    assertThat(target("jdbc:hushcell:h2:mem:").own().config()).contains("props");
    assertThat(target("jdbc:hushcell:h2:mem:;hushcell.config=url").own().config()).contains("url");
  }

  @Test
  void settingBehindAForeignSeparatorIsNotTakenForAValue() {
    for (String url :
        List.of(
            "h2:mem:;hushcell.config=x.yaml&password=hunter2",
            "h2:mem:;hushcell.config=x.yaml password=hunter2",
            "h2:mem:;hushcell.config=x.yaml,password=hunter2",
            "h2:mem:;hushcell.profile=a|password=hunter2",
            "h2:mem:;hushcell.config=x.yaml?password=hunter2",
            "h2:mem:;hushcell.config=x.yaml%3Bpassword=hunter2",
            "postgresql://h/d?hushcell.config=x.yaml%26password%3Dhunter2",
            "h2:mem:;hushcell.profil&password=hunter2",
            "postgresql://h/d?hushcell.profile=web;password=hunter2",
            "mysql://h/d?user=a&hushcell.config=x.yaml;password=hunter2",
            "mariadb://h/d?hushcell.konfig=x.yaml;password=hunter2")) {
      Fault fault = refusal("jdbc:hushcell:" + url);
      assertThat(fault.code()).as(url).isEqualTo(ConfigFault.BAD_SETTING);
      assertThat(fault).hasMessageNotContaining("hunter2");
    }
    assertThat(target("jdbc:hushcell:h2:mem:;hushcell.config=a&b.yaml").own().config())
        .contains("a&b.yaml");
  }

  @Test
  void namesMayBeInAnyCase() {
    assertThat(target("jdbc:hushcell:h2:mem:;HUSHCELL.CONFIG=url").own().config()).contains("url");
  }

  @Test
  void unknownSettingIsRefusedWithTheValidOnes() {
    Fault inUrl = refusal("jdbc:hushcell:h2:mem:;hushcell.konfig=x");
    assertThat(inUrl.code()).isEqualTo(ConfigFault.UNKNOWN_SETTING);
    assertThat(inUrl)
        .hasMessageContaining("'hushcell.konfig'")
        .hasMessageEndingWith(
            "valid: hushcell.config, hushcell.profile, hushcell.require; did you mean 'hushcell.config'?");
    properties.setProperty("hushcell.pool", "web");
    assertThat(refusal("jdbc:hushcell:h2:mem:").code()).isEqualTo(ConfigFault.UNKNOWN_SETTING);
  }

  @Test
  void refusesThePrefixTwice() {
    assertThat(refusal("jdbc:hushcell:hushcell:h2:mem:").code())
        .isEqualTo(ConfigFault.NESTED_PREFIX);
  }

  @Test
  void sqlThatShallRunFirstIsTakenOut() {
    ConnectionTarget target =
        target("jdbc:hushcell:h2:mem:x;INIT=create schema a\\;set schema a;MODE=DB2");
    assertThat(target.init()).isEqualTo("create schema a;set schema a");
    assertThat(target.url()).isEqualTo("jdbc:h2:mem:x;MODE=DB2");
    properties.setProperty("INIT", "set schema b");
    assertThat(target("jdbc:hushcell:h2:mem:x").init()).isEqualTo("set schema b");
    assertThat(target("jdbc:hushcell:h2:mem:x").properties()).isEmpty();
  }

  @Test
  void theUserIsKnown() {
    assertThat(target("jdbc:hushcell:h2:mem:x").user()).isEmpty();
    properties.setProperty("user", "sa");
    assertThat(target("jdbc:hushcell:h2:mem:x").user()).isEqualTo("SA");
    assertThat(target("jdbc:hushcell:h2:mem:x;USER=anna").user()).isEqualTo("ANNA");
  }

  @Test
  void neverPrintsUrlOrProperties() {
    properties.setProperty("password", "hunter2");
    assertThat(target("jdbc:hushcell:h2:mem:x;PASSWORD=hunter3").toString())
        .doesNotContain("hunter");
  }

  private ConnectionTarget target(String url) {
    return Databases.target(url, properties, surroundings);
  }

  private Fault refusal(String url) {
    return catchThrowableOfType(Fault.class, () -> target(url));
  }
}
