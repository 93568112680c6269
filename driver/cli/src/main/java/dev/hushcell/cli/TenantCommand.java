package dev.hushcell.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What an administrator does with tenants that have keys of their own. */
@Command(
    name = "tenant",
    mixinStandardHelpOptions = true,
    description =
        "Adds, lists, moves and destroys the keys of tenants; applications go on running.",
    subcommands = {
      TenantAddCommand.class,
      TenantListCommand.class,
      TenantRotateCommand.class,
      TenantMoveCommand.class,
      TenantDestroyCommand.class
    })
final class TenantCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
