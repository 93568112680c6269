package dev.hushcell.admin;

/**
 * Something in an audit that is not as it was written.
 *
 * @param file the file
 * @param line the line of the file, counted from 1; 0 where it is about the file as a whole
 * @param kind what sort of thing it is
 * @param what is the matter, for people; no value stands in it
 */
public record AuditFinding(String file, long line, Kind kind, String what) {
  /** Sorts of findings. */
  public enum Kind {
    /** A line is none of an audit, or only a part of one. */
    NO_LINE,
    /** The tag of a line does not fit to what it says. */
    ALTERED,
    /** A line does not follow the one before it: lines were removed, added, changed or moved. */
    BROKEN_CHAIN,
    /** The first line is not the first one of an audit, so there was a file before it. */
    BEGINS_LATE,
    /** A file begins an audit of its own instead of going on with that of the file before. */
    STARTS_ANEW,
    /** The line that was noted is not there, or is another one. */
    NOTED_DIFFERS
  }
}
