package dev.hushcell.contract.server;

import java.sql.SQLException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Removes from the servers what a class of tests made there, when its tests have ended. */
final class Tidying implements AfterAllCallback {
  @Override
  public void afterAll(ExtensionContext context) throws SQLException {
    for (Server server : Servers.running(context)) {
      server.tidy();
    }
  }
}
