package dev.hushcell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hushcell.testing.OnceTold;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes in what surrounds the driver end in the message that the page of mistakes has. */
class SlipsTests {
  private static final MistakesPage PAGE = MistakesPage.read();

  @TempDir Path directory;

  static Stream<Slip> slips() {
    return Slips.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("slips")
  void endsInItsMessage(Slip slip) throws Exception {
    Sandbox scene = Sandbox.withBcfks(directory, MistakesTests.COLUMNS);
    Throwable thrown = catchThrowable(() -> slip.act().in(scene));
    assertThat(thrown).isInstanceOf(SQLException.class);
    OnceTold.require(thrown);
    PAGE.check(slip.name(), thrown.getMessage());
  }

  @Test
  void theMessageNeverHasAValue() throws Exception {
    Sandbox scene = Sandbox.withBcfks(directory, MistakesTests.COLUMNS);
    Slip look = Slips.all().filter(each -> each.name().startsWith("a look-up")).findFirst().get();
    assertThat(catchThrowable(() -> look.act().in(scene)).getMessage()).doesNotContain("a@x.org");
  }

  @Test
  void twoVersionsOfTheModuleAreNoMistake() throws Exception {
    Sandbox scene = Sandbox.withBcfks(directory, MistakesTests.COLUMNS);
    assertThat(SlipsOfJars.withBothVersions(scene)).startsWith("connected to jdbc:h2:");
  }

  @Test
  void thePageHasEachSlipAndNothingThatIsNotMade() {
    assertThat(PAGE.rows().keySet()).containsAll(slips().map(Slip::name).toList());
    assertThat(Stream.concat(slips().map(Slip::name), Mistakes.all().map(Mistake::toString)))
        .containsAll(PAGE.rows().keySet())
        .doesNotHaveDuplicates();
    assertThat(PAGE.rows()).hasSizeGreaterThan(40);
  }
}
