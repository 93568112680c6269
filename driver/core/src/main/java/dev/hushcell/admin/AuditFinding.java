package dev.hushcell.admin;

/**
 * Something in an audit that is not as it was written, or not proved to be.
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
    /** The tag of a line does not fit what it says. */
    ALTERED,
    /** A line names a catalogue that this database does not have, so nothing proves it. */
    UNKNOWN_CATALOGUE,
    /** A line does not follow the one before it: lines were removed, added, changed or moved. */
    BROKEN_CHAIN,
    /** The first line is not the first one of an audit, so there was a file before it. */
    BEGINS_LATE,
    /** A file begins an audit of its own instead of going on with that of the file before. */
    STARTS_ANEW,
    /** Lines of a catalogue begin without their start, so there may have been some before it. */
    NO_START,
    /** The file began before, and what was written then is not there. */
    OTHER_START,
    /** No line is of this database, so nothing was proved. */
    NOTHING_CHECKED,
    /** A file has no line. */
    EMPTY_FILE,
    /** A file is not there. */
    MISSING_FILE,
    /** The line that was noted is not there, or is another one. */
    NOTED_DIFFERS
  }
}
