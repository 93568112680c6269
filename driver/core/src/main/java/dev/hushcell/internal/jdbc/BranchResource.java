package dev.hushcell.internal.jdbc;

import java.util.Objects;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.jspecify.annotations.Nullable;

/**
 * The branches of distributed transactions on one physical connection, as a transaction manager
 * begins and ends them. Everything is done by the real driver; a branch in which columns were
 * exchanged is neither prepared nor committed. Thread-safe as far as the real driver is.
 */
final class BranchResource implements XAResource {
  private final XAResource inner;
  private final Branches branches;

  BranchResource(XAResource inner, Branches branches) {
    this.inner = inner;
    this.branches = branches;
  }

  @Override
  public void start(Xid xid, int flags) throws XAException {
    inner.start(xid, flags);
    branches.begun(xid);
  }

  @Override
  public void end(Xid xid, int flags) throws XAException {
    inner.end(xid, flags);
    if (flags == TMSUCCESS && branches.isDoomed(xid)) {
      throw rolledBack();
    }
  }

  @Override
  public int prepare(Xid xid) throws XAException {
    requireCommittable(xid);
    return completing(xid, () -> inner.prepare(xid));
  }

  @Override
  public void commit(Xid xid, boolean onePhase) throws XAException {
    if (onePhase) {
      requireCommittable(xid);
    }
    completing(xid, () -> inner.commit(xid, onePhase));
  }

  @Override
  public void rollback(Xid xid) throws XAException {
    completing(xid, () -> inner.rollback(xid));
  }

  private void requireCommittable(Xid xid) throws XAException {
    if (branches.isDoomed(xid)) {
      rollback(xid);
      throw rolledBack();
    }
  }

  private static XAException rolledBack() {
    XAException failure = new XAException(XAException.XA_RBROLLBACK);
    failure.initCause(Fence.rewritten());
    return failure;
  }

  private interface End {
    void run() throws XAException;
  }

  private interface Vote {
    int run() throws XAException;
  }

  private void completing(Xid xid, End end) throws XAException {
    int unused =
        completing(
            xid,
            () -> {
              end.run();
              return XA_OK;
            });
  }

  /** A branch is over, whatever the answer, but where the call itself was wrong. */
  private int completing(Xid xid, Vote vote) throws XAException {
    try {
      int answer = vote.run();
      branches.completed(xid);
      return answer;
    } catch (XAException e) {
      if (e.errorCode != XAException.XAER_PROTO && e.errorCode != XAException.XAER_INVAL) {
        branches.completed(xid);
      }
      throw e;
    }
  }

  @Override
  public Xid[] recover(int flag) throws XAException {
    return inner.recover(flag);
  }

  @Override
  public void forget(Xid xid) throws XAException {
    inner.forget(xid);
  }

  /** The real driver is asked about its own resource, also where the other one is ours. */
  @Override
  public boolean isSameRM(XAResource other) throws XAException {
    return inner.isSameRM(other instanceof BranchResource ours ? ours.inner : other);
  }

  @Override
  public int getTransactionTimeout() throws XAException {
    return inner.getTransactionTimeout();
  }

  @Override
  public boolean setTransactionTimeout(int seconds) throws XAException {
    return inner.setTransactionTimeout(seconds);
  }

  /** Two are equal when they are of one resource, as a manager may compare them. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BranchResource that && inner.equals(that.inner);
  }

  @Override
  public int hashCode() {
    return Objects.hash(inner);
  }
}
