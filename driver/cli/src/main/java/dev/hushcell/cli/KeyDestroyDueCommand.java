package dev.hushcell.cli;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.DestructionStep;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Destroys what is due. */
@Command(
    name = "destroy-due",
    mixinStandardHelpOptions = true,
    footerHeading = HushcellCommand.EXAMPLES,
    footer = "hushcell key destroy-due --dry-run",
    description = "Destroys what is due, and goes on with what was left.")
final class KeyDestroyDueCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();

  @Option(names = "--dry-run", description = "Only tell what would be done.")
  private boolean dryRun;

  /** A step, as JSON has it. */
  record Done(String key, String done, boolean isFinal) {}

  /** All steps. */
  record All(List<Done> steps) {}

  @Override
  public Integer call() throws SQLException {
    try (Connection connection = target.open()) {
      List<DestructionStep> steps = Hushcell.keys(connection).destroyDue(dryRun, output.progress());
      List<Done> done =
          steps.stream()
              .map(each -> new Done(each.what().shown(), each.done(), each.isFinal()))
              .toList();
      output.print(
          new All(done),
          out -> {
            done.forEach(each -> out.printf("%s: %s%n", each.key(), each.done()));
            if (done.isEmpty()) {
              out.println("nothing is due");
            }
          });
      return 0;
    }
  }
}
