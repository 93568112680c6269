package dev.hushcell.internal.keyring.administration;

import dev.hushcell.admin.ChangeOptions;
import dev.hushcell.admin.Progress;
import dev.hushcell.internal.keyring.ledger.Ledger;
import dev.hushcell.internal.keyring.ledger.Ledgers;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * A process that changes the key of a database which it keeps open, notes in the anchor how far it
 * came, says DONE and waits to be killed. Arguments: URL, directory of key store and anchor, user.
 */
final class AnchoredProcess {
  private AnchoredProcess() {}

  public static void main(String[] arguments)
      throws IOException, SQLException, InterruptedException {
    Path directory = Path.of(arguments[1]);
    Ledgers db = new Ledgers(arguments[0], arguments[2]);
    db.pause = Thread::sleep;
    db.anchor = Optional.of(directory.resolve("anchor"));
    DirectoryStore store = new DirectoryStore(directory, "first");
    try (Connection open = db.connect()) {
      Ledger ledger = db.open(store);
      new Administration(ledger.access())
          .change(ChangeOptions.usual().regardlessOfInterval(), Progress.none());
      ledger.current();
      System.out.println(open.isClosed() ? "CLOSED" : "DONE");
      new CountDownLatch(1).await();
    }
  }
}
