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
