package dev.hushcell.cli;

import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.Progress;

/** What is going on, in words for whoever waits for it. */
final class Words {
  private Words() {}

  static String of(ColumnProgress.Step step) {
    return switch (step) {
      case ANNOUNCING -> "waiting until every process knows of the job";
      case FILLING -> "writing new values beside the old ones";
      case CATCHING_UP -> "writing those of rows that changed meanwhile";
      case COMPARING -> "comparing new values with old ones";
      case EXCHANGING -> "exchanging the columns; statements wait for that";
      case ENDED -> "done";
    };
  }

  /** Returns what is counted while a step goes on; empty where a number says nothing. */
  static String counted(ColumnProgress.Step step) {
    return switch (step) {
      case FILLING, COMPARING -> "rows";
      case CATCHING_UP -> "rounds";
      case EXCHANGING -> "attempts";
      case ANNOUNCING, ENDED -> "";
    };
  }

  /** Returns a number with what it counts: 1 column, 2 columns. */
  static String count(long number, String one) {
    return number + " " + (number == 1 ? one : one + "s");
  }

  /** Returns the number with what it counts, and its verb: 1 column is, 2 columns are. */
  static String thereAre(long number, String one) {
    return count(number, one) + (number == 1 ? " is" : " are");
  }

  static String of(Progress.Step step) {
    return switch (step) {
      case CHECKING -> "looking at catalogues and key stores";
      case NEW_VERSION -> "having a new version of the key made";
      case WRAPPING -> "wrapping data keys again";
      case WRITING -> "writing the records";
      case READING_BACK -> "reading them back";
      case DESTROYING -> "destroying keys";
    };
  }
}
