package dev.hushcell.internal.discovery;

import dev.hushcell.discovery.Kind;
import dev.hushcell.discovery.Proposal;
import dev.hushcell.policy.GroupLeak;
import dev.hushcell.policy.Narrow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds into which groups the cells of proposed columns can fall without telling much. */
record FittingGroups(FoundTable table, Map<FoundTable.Column, Tally> tallies, Sample sample) {
  List<Proposal> of(List<Proposal> proposals) {
    List<FoundTable.Column> columns =
        proposals.stream()
            .filter(FittingGroups::mayHaveGroups)
            .map(each -> table.column(each.column()))
            .filter(FoundTable.Column::isText)
            .toList();
    List<Long> counts = sample.counts(table, columns);
    List<Proposal> all = new ArrayList<>();
    for (Proposal proposal : proposals) {
      FoundTable.Column column = table.column(proposal.column());
      int at = columns.indexOf(column);
      Tally tally = tallies.get(column);
      all.add(
          at < 0 || counts.isEmpty() || tally == null || tally.sampled() == 0
              ? proposal
              : proposal.grouped(fitting(proposal, counts.get(at), tally)));
    }
    return all;
  }

  private static boolean mayHaveGroups(Proposal proposal) {
    boolean secret = proposal.kind() == Kind.PASSWORD || proposal.kind() == Kind.TOKEN;
    return !proposal.search().hasEqualCells() && !secret;
  }

  private static List<GroupLeak.Column> fitting(Proposal proposal, long values, Tally tally) {
    String name = proposal.column().column();
    return Stream.of(
            column(name, 0, values, tally.share()),
            column(name, Tally.LETTERS, values, tally.shareOfBeginning()))
        .filter(each -> each.narrow().isThere())
        .toList();
  }

  private static GroupLeak.Column column(String name, int first, long values, double share) {
    int groups = GroupLeak.fitting(values, share);
    long commonest = Math.round(values * share);
    return groups == 0
        ? new GroupLeak.Column(name, Narrow.NONE, values, commonest, 0)
        : new GroupLeak.Column(
            name, new Narrow(first, groups), values, commonest, (values - commonest) / groups);
  }
}
