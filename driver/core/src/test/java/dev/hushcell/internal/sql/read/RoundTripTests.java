package dev.hushcell.internal.sql.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.sql.read.StatementReader.Reading;
import dev.hushcell.testing.Depth;
import dev.hushcell.testing.reading.Front;
import dev.hushcell.testing.reading.Shown;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A random tree that is written down, with parentheses where it needs them, is read as itself. */
class RoundTripTests {
  private static final int TREES = Depth.of(2_000, 10_000);

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql", "mariadb", "sqlite", "sqlserver"})
  void aTreeIsReadAsItWasWritten(String database) {
    Front front = Front.of(database);
    for (int seed = 0; seed < TREES; seed++) {
      RandomTrees trees = new RandomTrees(front.grammar(), new Random(seed));
      RandomTrees.Written tree = trees.query();
      Reading reading = front.read(tree.text());
      assertThat(reading).as("%d: %s", seed, tree.text()).isInstanceOf(Reading.Understood.class);
      assertThat(Shown.of(((Reading.Understood) reading).tree().statement()))
          .as("%d: %s", seed, tree.text())
          .isEqualTo(tree.shown());
    }
  }
}
