package dev.hushcell.layers;

import java.util.List;

/**
 * What a database writes to its disk: whether that is encrypted, and what it writes in clear beside
 * its tables. Holds no value.
 *
 * @param atRest whether it is encrypted below the cells
 * @param reason what that follows from, in one phrase
 * @param clear the settings that write statements or values in clear
 * @param unseen what the user of the connection may not look at; empty when nothing
 */
public record DiskStatus(
    AtRest atRest, String reason, List<ClearSetting> clear, List<String> unseen) {
  public DiskStatus {
    clear = List.copyOf(clear);
    unseen = List.copyOf(unseen);
  }

  /** Tells whether a stolen disk shows nothing of the tables. */
  public boolean isSafe() {
    return atRest == AtRest.ENCRYPTED || atRest == AtRest.NOTHING_KEPT;
  }
}
