package dev.hushcell.samples.crm.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

/**
 * The looks that pages have: in light and dark, at a desk and on a phone.
 *
 * @param chromium the browser
 */
record Looks(Chromium chromium) {
  static final int DESK = 1366;
  static final int PHONE = 390;

  Looks {
    chromium.look(DESK, false);
  }

  /**
   * Examines the page as it is, in light at a desk and in dark on a phone; at night also the other
   * way round.
   */
  void examine(String name) throws IOException {
    for (boolean dark : new boolean[] {false, true}) {
      for (int width : new int[] {DESK, PHONE}) {
        if (Chromium.NIGHTLY || dark == (width == PHONE)) {
          chromium.look(width, dark);
          String look = (dark ? "dark-" : "light-") + width + "-" + name;
          assertThat(chromium.examine()).as(look).isEmpty();
          assertThat(chromium.axe()).as(look).isEmpty();
          chromium.shoot(look);
        }
      }
    }
    chromium.look(DESK, false);
  }
}
