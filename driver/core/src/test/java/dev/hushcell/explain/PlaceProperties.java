package dev.hushcell.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PlaceProperties {
  @Property
  void countingOnFromAnyOtherPlaceGivesTheSame(
      @ForAll @From("texts") String text,
      @ForAll @Size(max = 6) List<@IntRange(max = 40) Integer> offsets) {
    Place place = Place.BEGIN;
    for (int offset : offsets) {
      place = place.to(text, offset);
      assertThat(place).isEqualTo(Place.of(text, offset));
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("a", "\n", "\r", "\r\n", "\t", "\uD83D\uDE00", "\uD83D", "\uDE00")
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }
}
