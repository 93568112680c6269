package dev.hushcell.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.model.InFlight.Departed;
import dev.hushcell.internal.model.InFlight.Lane;
import org.junit.jupiter.api.Test;

class InFlightTests {
  private final InFlight inFlight = new InFlight();

  @Test
  void nothingIsOnItsWay() {
    Lane lane = inFlight.open();
    assertThat(inFlight.departed().isOver()).isTrue();
    assertThat(lane.depart()).isTrue();
    lane.arrive();
    assertThat(inFlight.departed().isOver()).isTrue();
  }

  @Test
  void whatBeganBeforeIsWaitedForAndWhatBeganLaterIsNot() {
    Lane lane = inFlight.open();
    Lane other = inFlight.open();
    assertThat(lane.depart()).isTrue();
    Departed departed = inFlight.departed();
    assertThat(other.depart()).isTrue();
    assertThat(departed.isOver()).isFalse();
    lane.arrive();
    assertThat(departed.isOver()).isTrue();
    assertThat(lane.depart()).isTrue();
    assertThat(departed.isOver()).isTrue();
    assertThat(inFlight.departed().isOver()).isFalse();
  }

  @Test
  void aPartOfAStatementDoesNotEndIt() {
    Lane lane = inFlight.open();
    assertThat(lane.depart()).isTrue();
    assertThat(lane.depart()).isFalse();
    assertThat(inFlight.departed().isOver()).isFalse();
  }

  @Test
  void aSessionThatIsClosedIsWaitedForNoLonger() {
    Lane lane = inFlight.open();
    assertThat(lane.depart()).isTrue();
    lane.close();
    assertThat(inFlight.departed().isOver()).isTrue();
  }
}
