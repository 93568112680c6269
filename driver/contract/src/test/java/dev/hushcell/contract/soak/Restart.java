package dev.hushcell.contract.soak;

import dev.hushcell.contract.server.Server;

/** Restarts the server, twice in all. */
final class Restart implements Disturbance {
  private final Server server;
  private final long each;
  private int done;

  /**
   * Builds it.
   *
   * @param seconds of the whole test
   */
  Restart(Server server, int seconds) {
    this.server = server;
    this.each = seconds * 1000L / 3;
  }

  @Override
  public void once(Pool pool, Tally tally) throws InterruptedException {
    pool.pause(each);
    if (pool.isOver() || done == 2) {
      return;
    }
    done++;
    try {
      if (server.restart()) {
        tally.did("RESTARTED");
      }
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      tally.bad("restart", e);
    }
  }
}
