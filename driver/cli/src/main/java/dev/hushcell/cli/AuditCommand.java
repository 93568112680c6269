package dev.hushcell.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What an auditor does with the audit of who used which cells. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = "Verifies the audit that audit: in a configuration names, or adds it up.",
    subcommands = {AuditVerifyCommand.class, AuditReportCommand.class})
final class AuditCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
