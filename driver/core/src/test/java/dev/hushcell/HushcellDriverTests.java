package dev.hushcell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.config.WarningsHeard;
import dev.hushcell.internal.config.mistake.ConfigFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HushcellDriverTests {
  private final HushcellDriver driver = new HushcellDriver();

  @TempDir Path directory;

  @Test
  void isRegistered() throws SQLException {
    assertThat(DriverManager.getDriver("jdbc:hushcell:h2:mem:")).isInstanceOf(HushcellDriver.class);
  }

  @Test
  void foreignUrlsAreNotTaken() throws SQLException {
    for (String url :
        new String[] {null, "", "jdbc:h2:mem:", "hushcell:h2:mem:", "jdbc:hushcell"}) {
      assertThat(driver.acceptsURL(url)).isFalse();
      assertThat(driver.connect(url, new Properties())).isNull();
    }
  }

  @Test
  void prefixInTheWrongPlaceIsWarnedOfWithoutTheRestOfTheUrl() {
    WarningsHeard heard = new WarningsHeard();
    heard.during(
        () -> {
          assertThat(driver.acceptsURL("jdbc:h2:hushcell:mem:;PASSWORD=secret")).isFalse();
          assertThat(driver.acceptsURL("jdbc:h2:hushcell:mem:;PASSWORD=secret")).isFalse();
          assertThat(driver.acceptsURL("jdbc:h2:mem:")).isFalse();
        });
    assertThat(heard.texts())
        .singleElement()
        .asString()
        .contains("jdbc:h2:hushcell:", "ENCRYPTS NOTHING", "write jdbc:hushcell:h2:")
        .doesNotContain("secret");
  }

  @Test
  void warmUpStartsTheModuleThatTheStatusTells() throws SQLException {
    Hushcell.warmUp();
    assertThat(Hushcell.status().approvedOnly()).isTrue();
  }

  @Test
  void propertyInfoHasOurSettingsAndThoseOfTheRealDriver() throws SQLException {
    Properties given = new Properties();
    given.setProperty("hushcell.config", "x.yaml");
    DriverPropertyInfo[] infos = driver.getPropertyInfo("jdbc:hushcell:h2:mem:", given);
    assertThat(infos[0].name).isEqualTo("hushcell.config");
    assertThat(infos[0].value).isEqualTo("x.yaml");
    Driver h2 = DriverManager.getDriver("jdbc:h2:mem:");
    assertThat(infos[1].name).isEqualTo("hushcell.profile");
    assertThat(infos).hasSize(3 + h2.getPropertyInfo("jdbc:h2:mem:", new Properties()).length);
    assertThat(driver.getPropertyInfo(null, null)).hasSize(3);
  }

  @Test
  void hasNoLoggerOfJavaUtilLogging() {
    assertThatThrownBy(driver::getParentLogger).isInstanceOf(SQLFeatureNotSupportedException.class);
    assertThat(driver.jdbcCompliant()).isFalse();
    assertThat(driver.getMajorVersion() + "." + driver.getMinorVersion()).isEqualTo("0.1");
  }

  @Test
  void databaseThatCannotBeProtectedIsRefused() throws Exception {
    Sandbox sandbox = new Sandbox(directory, "columns: { contact.email: {} }\n");
    OtherDriver other = new OtherDriver();
    DriverManager.registerDriver(other);
    try {
      Refusal.of(
          ConfigFault.UNSUPPORTED_DATABASE,
          () -> driver.connect(sandbox.url("otherdb:x"), new Properties()));
    } finally {
      DriverManager.deregisterDriver(other);
    }
  }

  @Test
  void theUrlInTheMetadataIsThatOfTheRealDriver() throws Exception {
    Sandbox sandbox = Sandbox.withBcfks(directory, "columns: { contact.email: {} }\n");
    String url = sandbox.url(sandbox.file("crm"));
    try (Connection ours = DriverManager.getConnection(url, "sa", "")) {
      assertThat(ours.getMetaData().getURL()).isEqualTo("jdbc:" + sandbox.file("crm"));
    }
  }

  @Test
  void statusOfAForeignConnectionIsRefused() throws SQLException {
    try (Connection raw = DriverManager.getConnection("jdbc:h2:mem:")) {
      assertThatThrownBy(() -> Hushcell.status(raw)).isInstanceOf(SQLException.class);
    }
  }

  @Test
  void registeringStartsNothing() throws IOException, InterruptedException {
    assertThat(loaded())
        .contains(HushcellDriver.class.getName())
        .doesNotContain("dev.hushcell.internal.fips")
        .doesNotContain("org.bouncycastle")
        .doesNotContain("org.snakeyaml")
        .doesNotContain("dev.hushcell.internal.sql.read");
  }

  /** Pools ask before they connect. */
  @Test
  void askingForTheDriverOfAUrlStartsTheModule() throws IOException, InterruptedException {
    assertThat(loaded("jdbc:h2:mem:")).doesNotContain("dev.hushcell.internal.fips");
    assertThat(loaded("jdbc:hushcell:h2:mem:"))
        .contains("dev.hushcell.internal.fips.ModuleStart")
        .doesNotContain("org.snakeyaml");
  }

  /** Returns the classes that a process loaded which asked for the drivers of URLs. */
  private String loaded(String... urls) throws IOException, InterruptedException {
    Path loaded = directory.resolve("loaded.txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xlog:class+load:file=" + loaded);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Registers.class.getName());
    command.addAll(List.of(urls));
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    return Files.readString(loaded);
  }

  /** Only asks which drivers there are. */
  static final class Registers {
    private Registers() {}

    public static void main(String[] urls) throws Exception {
      boolean found = DriverManager.drivers().anyMatch(HushcellDriver.class::isInstance);
      boolean alone = true;
      for (String url : urls) {
        Driver one = DriverManager.getDriver(url);
        alone &= Arrays.asList(one.getClass().getInterfaces()).contains(Driver.class);
        Thread.sleep(2000); // what it began goes on
      }
      if (!found || !alone) {
        throw new IllegalStateException("not registered");
      }
    }
  }

  /** The driver of a database that cannot be protected. */
  private static final class OtherDriver implements Driver {
    @Override
    public boolean acceptsURL(String url) {
      return url.startsWith("jdbc:otherdb:");
    }

    @Override
    public Connection connect(String url, Properties info) {
      throw new AssertionError("must not be called");
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
      return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
      return 1;
    }

    @Override
    public int getMinorVersion() {
      return 0;
    }

    @Override
    public boolean jdbcCompliant() {
      return false;
    }

    @Override
    public java.util.logging.Logger getParentLogger() {
      return java.util.logging.Logger.getGlobal();
    }
  }
}
