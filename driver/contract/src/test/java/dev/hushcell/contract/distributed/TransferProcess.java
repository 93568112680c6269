package dev.hushcell.contract.distributed;

import dev.hushcell.HushcellXaDataSource;
import dev.hushcell.contract.server.Base;
import jakarta.transaction.TransactionManager;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.XAConnection;
import javax.sql.XADataSource;

/**
 * A process that writes to two databases in one transaction, of which the first has a protected
 * table, or that recovers what another one left. Arguments: the point at which it stops, or {@code
 * recover}; the directory of the log; the configuration; URL, user and password of each database.
 */
final class TransferProcess {
  /** What is printed at the end. */
  static final String DONE = "DONE";

  private static final String RECOVER = "recover";

  private TransferProcess() {}

  public static void main(String[] arguments) throws Exception {
    TransactionManager manager = Manager.over(Path.of(arguments[1]));
    Base first = new Base(arguments[3], arguments[4], arguments[5], '?');
    Base second = new Base(arguments[6], arguments[7], arguments[8], '?');
    try (HushcellXaDataSource ours = new HushcellXaDataSource(XaSources.of(first).orElseThrow())) {
      ours.setConfig(arguments[2]);
      XADataSource plain = XaSources.of(second).orElseThrow();
      if (arguments[0].equals(RECOVER)) {
        recover(ours, plain);
      } else {
        transfer(manager, Stopping.Point.valueOf(arguments[0]), ours, plain);
      }
    }
    System.out.println(DONE);
    System.exit(0);
  }

  private static void transfer(
      TransactionManager manager, Stopping.Point point, XADataSource ours, XADataSource plain)
      throws Exception {
    XAConnection theirs = plain.getXAConnection();
    XAConnection sealing = ours.getXAConnection();
    boolean last = point == Stopping.Point.PREPARED;
    manager.begin();
    if (!last) { // what is enlisted first is committed first
      manager.getTransaction().enlistResource(new Stopping(theirs.getXAResource(), point));
    }
    manager.getTransaction().enlistResource(sealing.getXAResource());
    if (last) {
      manager.getTransaction().enlistResource(new Stopping(theirs.getXAResource(), point));
    }
    Connection one = sealing.getConnection();
    Connection two = theirs.getConnection();
    run(one, "insert into contact (id, email) values (1, 'ada@example.com')");
    run(two, "insert into journal (id, text) values (1, 'one more contact')");
    manager.commit();
    one.close();
    two.close();
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void recover(XADataSource ours, XADataSource plain) throws SQLException {
    XAConnection theirs = plain.getXAConnection();
    XAConnection sealing = ours.getXAConnection();
    Manager.recover(List.of(sealing.getXAResource(), theirs.getXAResource()));
    theirs.close();
    sealing.close();
  }
}
