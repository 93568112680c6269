package dev.hushcell.contract.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryBuild;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.Variant;
import dev.hushcell.contract.server.Without;
import dev.hushcell.testing.Depth;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * Every binding into a column of every type: what is read back from a protected column is what is
 * read back from a plain one, or both refuse the value, or the driver does with a code of its own.
 * A value that the plain column refuses for its type alone may be taken, but only as what it is
 * when it is bound without a type. An ordinary build tries every third, under options of a driver
 * every seventh; the page is compared with all of them.
 */
@EachServer
@EveryServer
@EveryBuild({Variant.DRIVERS, Variant.SHIPPED})
@OneCollation
@Without({Variant.JOURNALS, Variant.FETCHES, Variant.BATCHES, Variant.SAVEPOINTS})
class BoundValueTests {
  private static final int STRIDE = 7;
  private static final int STRIDE_OF_OPTIONS = 7;

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void areKeptAsByPlainColumnsOrRefused() throws Exception {
    assumeFalse(server.name().contains("?"), "the option that bears on it is below");
    areKept(server, STRIDE);
  }

  /** As binary parameters rather than as text of the statement. */
  @Test
  void areKeptTheSameWhenTheServerPrepares() throws Exception {
    assumeTrue(
        server.name().matches("mariadb|mysql-driver|mysql|mysql-server"), "an option of MySQL's");
    areKept(server.with("useServerPrepStmts=true"), STRIDE_OF_OPTIONS);
  }

  /** As literals of the statement, where text has no type and a float is its digits. */
  @Test
  void areKeptTheSameAsLiterals() throws Exception {
    assumeTrue(server.name().equals("postgresql"), "options of pgjdbc");
    String text = "stringtype=unspecified&binaryTransfer=false";
    areKept(server.with("preferQueryMode=simple&autosave=always&" + text), STRIDE_OF_OPTIONS);
  }

  private void areKept(Server server, int stride) throws Exception {
    Columns columns = Columns.of(server);
    Scene scene = Scene.of(server, directory, columns.configuration());
    List<String> wrong = new ArrayList<>();
    Differences differences = new Differences("Setters");
    int same = 0;
    int number = 0;
    try (Twin plain = new Twin(server.fresh().plain(), columns, server.tellsTypes());
        Twin ours = new Twin(scene.ours(), columns, server.tellsTypes())) {
      if (!server.name().startsWith("postgresql")) { // there a failure ends the transaction
        plain.uncommitted();
        ours.uncommitted();
      }
      for (String column : columns.names()) {
        for (Binding binding : Binding.all()) {
          if (!Depth.takes(number++, stride, server.name())) {
            continue;
          }
          Outcome wanted = plain.kept(column, binding.setter());
          Outcome found = ours.kept(column, binding.setter());
          boolean untyped =
              wanted instanceof Outcome.Failed
                  && found.equals(ours.kept(column, binding.untyped()));
          differences.add(columns.type(column), binding.name(), wanted, found);
          if (!untyped && !found.mayStandFor(wanted)) {
            wrong.add(column + ", " + binding.name() + ": " + wanted + " but " + found);
          } else if (found instanceof Outcome.Kept && found.equals(wanted)) {
            same++;
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    differences.areListed(server);
    assertThat(same)
        .as("kept the same")
        .isGreaterThan(Math.min(1_000, 80 * columns.names().size()) / Depth.of(2 * stride, 1));
  }

  /** Refusing everything would make no difference either. */
  @Test
  void valuesBesideTheirOwnTypeAreTaken() throws Exception {
    Columns columns = Columns.of(server);
    Scene scene = Scene.of(server, directory, columns.configuration());
    try (Twin ours = new Twin(scene.ours(), columns, server.tellsTypes())) {
      for (Map.Entry<String, Binding> natural : Binding.natural().entrySet()) {
        if (!columns.names().contains(natural.getKey())) {
          continue;
        }
        assertThat(ours.kept(natural.getKey(), natural.getValue().setter()))
            .as(natural.getValue().name())
            .isInstanceOf(Outcome.Kept.class);
      }
    }
  }
}
