package dev.hushcell.contract.distributed;

import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/**
 * A resource that stops its process at one point, for good: whoever waits for its word kills it.
 *
 * @param inner does everything else
 */
record Stopping(XAResource inner, Point point) implements XAResource {
  /** What is printed when the process stands still. */
  static final String STOPPED = "STOPPED";

  /** Where it stops. */
  enum Point {
    /** All others were prepared; nothing was decided. */
    PREPARED,
    /** It was decided to commit, but nothing was committed. */
    DECIDED,
    /** Nowhere. */
    NEVER
  }

  private void at(Point reached) {
    if (reached == point) {
      System.out.println(STOPPED);
      System.out.flush();
      while (true) {
        try {
          Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
          // It is to be killed.
        }
      }
    }
  }

  @Override
  public int prepare(Xid xid) throws XAException {
    int vote = inner.prepare(xid);
    at(Point.PREPARED);
    return vote;
  }

  @Override
  public void commit(Xid xid, boolean onePhase) throws XAException {
    at(Point.DECIDED);
    inner.commit(xid, onePhase);
  }

  @Override
  public void start(Xid xid, int flags) throws XAException {
    inner.start(xid, flags);
  }

  @Override
  public void end(Xid xid, int flags) throws XAException {
    inner.end(xid, flags);
  }

  @Override
  public void rollback(Xid xid) throws XAException {
    inner.rollback(xid);
  }

  @Override
  public Xid[] recover(int flag) throws XAException {
    return inner.recover(flag);
  }

  @Override
  public void forget(Xid xid) throws XAException {
    inner.forget(xid);
  }

  @Override
  public boolean isSameRM(XAResource other) {
    return other == this;
  }

  @Override
  public int getTransactionTimeout() throws XAException {
    return inner.getTransactionTimeout();
  }

  @Override
  public boolean setTransactionTimeout(int seconds) throws XAException {
    return inner.setTransactionTimeout(seconds);
  }
}
