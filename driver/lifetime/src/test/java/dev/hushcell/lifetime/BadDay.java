package dev.hushcell.lifetime;

import java.sql.SQLException;

/**
 * An error of an administrator's day.
 *
 * @param what what happened, as the documents have it
 * @param code of the message
 * @param advice a part of the message that says what to do
 * @param provocation makes it happen
 */
record BadDay(String what, String code, String advice, Provocation provocation) {
  /** Makes it happen. */
  @FunctionalInterface
  interface Provocation {
    SQLException in(Scene scene) throws Exception;
  }

  @Override
  public String toString() {
    return what;
  }
}
