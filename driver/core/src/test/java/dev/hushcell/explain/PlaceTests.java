package dev.hushcell.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlaceTests {
  @Test
  void linesAndColumnsCountFromOne() {
    assertThat(Place.of("ab\ncd", 0)).isEqualTo(new Place(0, 1, 1));
    assertThat(Place.of("ab\ncd", 4)).isEqualTo(new Place(4, 2, 2));
    assertThat(Place.of("ab\r\ncd\re", 4)).hasToString("2:1");
    assertThat(Place.of("ab\r\ncd\re", 7)).hasToString("3:1");
  }

  @Test
  void characterOutsideTheFirstPlaneCountsOnce() {
    assertThat(Place.of("\uD83D\uDE00x", 2)).hasToString("1:2");
  }

  @Test
  void offsetOutsideTheTextIsDrawnToItsEnd() {
    assertThat(Place.of("ab", 9)).isEqualTo(new Place(2, 1, 3));
    assertThat(Place.of("ab", -1)).isEqualTo(new Place(0, 1, 1));
  }
}
