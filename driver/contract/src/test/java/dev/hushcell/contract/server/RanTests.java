package dev.hushcell.contract.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.assembly.Databases;
import dev.hushcell.internal.dialect.Database;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.params.Parameter;

/**
 * The file of what the contract ran on names the versions that it runs on, and what is off there.
 * {@code -Dhushcell.docs.record=true} writes it again, with the number of tests of that build.
 */
@EachServer
@EveryServer
@EveryBuild(Variant.DRIVERS)
@WithoutOptions
@OneCollation
class RanTests {
  @Parameter Server server;

  @Test
  @ExtendWith(Told.class)
  void fileSaysWhatItRunsOn(Tally.Counts counts) throws Exception {
    try (Connection plain = server.fresh().plain()) {
      long tests = RanFile.read().containsKey(server.name()) ? line().tests() : 0;
      RanFile.Line found = found(plain, tests);
      if (RanFile.isRecorded()) {
        counts.told(server.name(), found);
      } else {
        assertThat(found)
            .as("record it with -Dhushcell.docs.record=true in a whole run")
            .isEqualTo(line());
      }
    }
  }

  private RanFile.Line line() throws Exception {
    return RanFile.read().get(server.name());
  }

  private static RanFile.Line found(Connection plain, long tests) throws Exception {
    Database database = Databases.of(plain).orElseThrow();
    DatabaseMetaData driver = plain.getMetaData();
    return new RanFile.Line(
        database.name() + " " + number(driver.getDatabaseProductVersion()),
        driver.getDriverName() + " " + number(driver.getDriverVersion().replaceAll("^\\D+", "")),
        tests,
        off(database));
  }

  private static String number(String version) {
    return version.replaceAll("[^0-9.].*", "");
  }

  private static String off(Database database) {
    List<String> off = new ArrayList<>();
    if (database.rules().evaluation().orders().isEmpty()) {
      off.add("evaluation");
    } else if (database.rules().evaluation().values().isEmpty()) {
      off.add("evaluation but of texts");
    }
    return String.join(", ", off);
  }

  /** Hands the counts of the run over. */
  static final class Told implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Tally.Counts.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return Tally.counts(context);
    }
  }
}
