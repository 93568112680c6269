package dev.hushcell.internal.plan.analysis;

import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.StrayColumn;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.policy.TableName;
import java.util.Optional;

/** Tables that somebody renamed, exchanged, copied or put back past the driver. */
public final class StrayTables {
  private StrayTables() {}

  /** Refuses a statement on a table that keeps cells, or kept some, and has no record of it. */
  public static void requireNone(Protection protection, TableName table, int position) {
    Optional<StrayColumn> stray = protection.stray(table);
    if (stray.filter(StrayColumn::isPutBack).isPresent()) {
      throw PlanFault.PUT_BACK.at(
          position,
          "the key store knows a later state of "
              + stray.get().name().shortForm()
              + " than the catalogue: an older catalogue was restored, by which values would"
              + " be sent in plaintext or sealed under a key that was given up. Restore the newer"
              + " one; if this one is intended, have an administrator export it and"
              + " import it again with --even-if-older");
    }
    if (stray.isPresent()) {
      throw PlanFault.STRAY.at(
          position,
          stray.get().described()
              + " keeps cells under a name that no catalogue record has: its table or"
              + " column was renamed, exchanged or copied without this driver. Give it"
              + " its old name back and rename it through this driver; drop a copy that"
              + " is not wanted");
    }
  }
}
