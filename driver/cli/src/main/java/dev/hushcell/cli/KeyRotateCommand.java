package dev.hushcell.cli;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.ChangeOptions;
import dev.hushcell.admin.KeyChange;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a new version of the key-encryption key. */
@Command(
    name = "rotate",
    mixinStandardHelpOptions = true,
    footerHeading = HushcellCommand.EXAMPLES,
    footer = "hushcell key rotate --dry-run",
    description =
        "Makes a new version of the key-encryption key and wraps every data key" + " again.")
final class KeyRotateCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();
  @Mixin private final ChangeFlags flags = new ChangeFlags();

  /** How a change is made. */
  static final class ChangeFlags {
    @Option(names = "--dry-run", description = "Check only: nothing is made or written.")
    private boolean dryRun;

    @Option(names = "--even-if-recent", description = "Even if the key was changed within a day.")
    private boolean evenIfRecent;

    ChangeOptions options() {
      return new ChangeOptions(dryRun, evenIfRecent);
    }
  }

  @Override
  public Integer call() throws SQLException {
    try (Connection connection = target.open()) {
      KeyChange change = Hushcell.keys(connection).changeKey(flags.options(), output.progress());
      output.print(change, out -> write(change, out));
      return 0;
    }
  }

  static void write(KeyChange change, PrintWriter out) {
    out.printf(
        "%s from %s (%s) to %s (%s): %d keys in %s%n",
        change.dryRun() ? "would change" : "changed",
        change.from(),
        change.fromStore(),
        change.to(),
        change.toStore(),
        change.keys(),
        String.join(", ", change.schemas()));
    for (String schema : change.unpinned()) {
      out.printf(
          "the new key store cannot vouch for the catalogue of %s: put its fingerprint under"
              + " catalogue: in the configuration%n",
          schema);
    }
  }
}
