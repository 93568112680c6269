package dev.hushcell.policy;

/**
 * How many cells may be opened, as an annotation or a status says it.
 *
 * @param opened how many the application may get in the time; 0: not said
 * @param evaluated how many may be opened in the time to decide conditions and orders; 0: not said
 * @param statement how many one statement may give the application; 0: not said
 * @param per the time
 * @param warns whether more is only told, instead of refused
 */
public record Limited(int opened, int evaluated, int statement, Per per, boolean warns) {
  /** Nothing is said. */
  public static final Limited UNSAID = new Limited(0, 0, 0, Per.MINUTE, false);
}
