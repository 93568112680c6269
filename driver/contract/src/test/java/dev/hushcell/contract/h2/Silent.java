package dev.hushcell.contract.h2;

import java.sql.Connection;
import org.h2.api.Trigger;

/** A trigger that does nothing. */
public final class Silent implements Trigger {
  @Override
  public void fire(Connection connection, Object[] before, Object[] after) {
    // nothing
  }
}
