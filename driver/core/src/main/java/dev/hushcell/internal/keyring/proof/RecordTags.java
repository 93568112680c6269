package dev.hushcell.internal.keyring.proof;

import dev.hushcell.internal.keyring.catalogue.RawCatalogue;
import java.util.ArrayList;
import java.util.List;

/** The tags of all records of a catalogue; can be changed. */
public record RecordTags(List<String> keys, List<String> columns, List<String> events) {
  public static RecordTags none() {
    return new RecordTags(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  static RecordTags of(RawCatalogue rows) {
    RecordTags tags = none();
    rows.keys().forEach(each -> tags.keys().add(each.mac()));
    rows.columns().forEach(each -> tags.columns().add(each.mac()));
    rows.events().forEach(each -> tags.events().add(each.mac()));
    return tags;
  }
}
