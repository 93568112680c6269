package dev.hushcell.internal.rewriting;

import java.util.ArrayList;
import java.util.List;

/**
 * What a job reads and writes.
 *
 * @param old the rows, with the old columns
 * @param sides how the new columns are read and written, in the same order
 * @param selfChanging the columns that would change by themselves
 */
record JobParts(KeyedRows old, List<Side> sides, List<String> selfChanging) {
  JobParts {
    sides = List.copyOf(sides);
    selfChanging = List.copyOf(selfChanging);
  }

  /** Returns the new columns under the names that they have at the moment. */
  List<KeyedRows.Column> made(List<String> names) {
    List<KeyedRows.Column> made = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      made.add(new KeyedRows.Column(names.get(i), sides.get(i)));
    }
    return made;
  }
}
