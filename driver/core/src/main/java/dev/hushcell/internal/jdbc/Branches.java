package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.model.Jobs;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.transaction.xa.Xid;
import org.jspecify.annotations.Nullable;

/**
 * Tells in which transaction a physical connection is: one of its own, or a branch of a distributed
 * one, which a transaction manager begins and ends beside the session. Thread-safe: the manager may
 * roll back from another thread.
 */
final class Branches {
  private final Map<String, Transaction> known = new ConcurrentHashMap<>();
  private volatile Transaction current = new Transaction(false);

  /** What is remembered of one transaction. */
  static final class Transaction {
    private final boolean branch;
    private volatile @Nullable Jobs atBegin;
    private volatile boolean doomed;
    private volatile boolean begunByText;

    private Transaction(boolean branch) {
      this.branch = branch;
    }

    /** Tells whether a transaction manager, and nobody else, ends it. */
    boolean isBranch() {
      return branch;
    }

    /** Tells whether it is known which jobs there were when it began. */
    boolean hasBegun() {
      return atBegin != null;
    }

    /** Returns the jobs that there were when it began, which it does now if it did not before. */
    Jobs begin(Jobs now) {
      Jobs begun = atBegin;
      if (begun == null) {
        begun = now;
        atBegin = now;
      }
      return begun;
    }

    /** Tells whether a statement began it, so that the driver may not know of it. */
    boolean isBegunByText() {
      return begunByText;
    }

    void beginByText() {
      begunByText = true;
    }

    /** Tells whether it must not be committed. */
    boolean isDoomed() {
      return doomed;
    }

    void doom() {
      doomed = true;
    }

    /** Another one begins with the next statement. */
    void end() {
      atBegin = null;
      doomed = false;
      begunByText = false;
    }
  }

  /** Returns the transaction of the next statement; another object for each branch. */
  Transaction current() {
    return current;
  }

  /** Notes that the driver gave another logical connection, and ended a transaction of the last. */
  void lent() {
    Transaction last = current;
    if (!last.isBranch()) {
      last.end();
    }
  }

  /** Notes that statements belong to a branch from now on, until that is complete. */
  void begun(Xid xid) {
    current = known.computeIfAbsent(key(xid), each -> new Transaction(true));
  }

  boolean isDoomed(Xid xid) {
    Transaction branch = known.get(key(xid));
    return branch != null && branch.isDoomed();
  }

  /** Notes that a branch was prepared, committed or rolled back. */
  void completed(Xid xid) {
    Transaction branch = known.remove(key(xid));
    if (branch != null && branch == current) {
      current = new Transaction(false);
    }
  }

  private static String key(Xid xid) {
    HexFormat hex = HexFormat.of();
    return xid.getFormatId()
        + ":"
        + hex.formatHex(xid.getGlobalTransactionId())
        + ":"
        + hex.formatHex(xid.getBranchQualifier());
  }
}
