package dev.hushcell;

/** The JDBC driver for URLs that begin with {@code jdbc:hushcell:}. */
public final class HushcellDriver {
  /** The prefix in front of the rest of the real URL. */
  public static final String PREFIX = "jdbc:hushcell:";

  /** Used by {@link java.util.ServiceLoader}. */
  public HushcellDriver() {}
}
