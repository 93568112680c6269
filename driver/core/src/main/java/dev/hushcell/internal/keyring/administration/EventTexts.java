package dev.hushcell.internal.keyring.administration;

import dev.hushcell.admin.KeyStatus.Event;
import dev.hushcell.internal.keyring.catalogue.KeyEvent;
import dev.hushcell.internal.keyring.proof.Catalogue;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Events as sentences; what concerns all catalogues is told once. */
record EventTexts(List<Catalogue> catalogues) {
  List<Event> all() {
    Set<Event> told = new LinkedHashSet<>();
    for (Catalogue catalogue : catalogues) {
      for (KeyEvent event : catalogue.history().events()) {
        told.add(new Event(event.happened(), text(catalogue, event)));
      }
    }
    return told.stream().sorted(Comparator.comparing(Event::at)).toList();
  }

  private static String text(Catalogue catalogue, KeyEvent event) {
    String kek = "key-encryption key " + event.subject();
    String key = "data key " + event.subject().name() + " of schema " + catalogue.schema();
    String due = event.due().map(when -> ", due " + when).orElse("");
    String note = event.note().isEmpty() ? "" : ": " + event.note();
    return switch (event.kind()) {
      case CHANGED -> "changed from " + event.previous() + " to " + event.subject();
      case MOVED -> "moved from " + event.previous() + " to " + event.subject();
      case KEK_PLANNED -> "destruction of " + kek + " planned" + due;
      case KEK_CANCELLED -> "destruction of " + kek + " cancelled";
      case KEK_ASKED -> "destruction of " + kek + " begun" + note;
      case KEK_DESTROYED -> kek + " destroyed" + note;
      case KEY_PLANNED -> "destruction of " + key + " planned" + due;
      case KEY_CANCELLED -> "destruction of " + key + " cancelled";
      case KEY_REMOVED -> "record of " + key + " emptied";
    };
  }
}
