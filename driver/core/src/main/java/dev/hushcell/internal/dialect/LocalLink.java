package dev.hushcell.internal.dialect;

import dev.hushcell.layers.LinkStatus;
import dev.hushcell.layers.Reach;
import java.sql.Connection;

/** The link to a database that is a library in this process. */
public final class LocalLink implements LinkExam {
  @Override
  public DriverPromise promised(DriverOptions options) {
    return DriverPromise.inProcess();
  }

  @Override
  public Reach reach(String url) {
    return Reach.IN_PROCESS;
  }

  @Override
  public LinkStatus found(Connection connection, DriverPromise promise) {
    return LinkStatus.inProcess();
  }
}
