package dev.hushcell.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * What was looked at and what was found.
 *
 * @param fine what is right
 * @param notes what is as it is, and should be known
 * @param troubles what is or will be wrong
 */
record Diagnosis(List<String> fine, List<String> notes, List<String> troubles) {
  Diagnosis() {
    this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  void fine(String what) {
    fine.add(what);
  }

  void note(String what) {
    notes.add(what);
  }

  void trouble(String what) {
    troubles.add(what);
  }
}
